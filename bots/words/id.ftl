# Semua kalimat yang dibaca orang. Hangat, singkat, tanpa istilah teknis.

-photo = foto (JPEG, PNG, WebP, HEIC, AVIF, BMP, atau GIF)

## Telegram's profile and menu

description =
    Kirim foto seseorang, dan aku akan menggambar potretnya: dengan garis, sebagai kartun, atau berwarna. Sketsamu juga bisa kuwarnai.
    Mulai dari selfie juga boleh.
short-description = Kirim selfie, dapatkan potret garis atau kartun. Atau kirim sketsa untuk kuwarnai.
command-line = Gambar foto dengan garis: kirim ini bersama foto, atau sebagai balasan
command-cartoon = Kartun dari sebuah foto: kirim ini bersama foto, atau sebagai balasan
command-colour = Warnai gambar garis, sketsa, atau foto: /colour rambut merah, latar biru
command-styles = Fotomu dalam semua gaya, di satu lembar bernomor
command-draw = Gambar foto sesuai kata-katamu: /draw tebal, tinta biru
command-mine = Gambar-gambar terakhirmu sekali lagi, ukuran penuh
command-settings = Yang selalu kamu mau: bahasa, gaya, dan lainnya
command-help = Yang bisa kulakukan
command-privacy = Apa yang kusimpan, dan berapa lama
command-forget-me = Hapus sekarang semua milikmu yang ada padaku

## Hello and help

start =
    Halo! Kirim foto seseorang, dan aku akan menggambar potretnya dengan garis. /cartoon menjadikannya kartun, dan /colour mewarnainya, begitu juga sketsamu.

    Mulai dari selfie juga boleh. Selengkapnya di /help.
help =
    Kirim foto, dan aku akan menggambarnya dengan garis. Jika dikirim sebagai file, hasilnya paling halus.

    Katakan maumu, di bawah foto atau setelah sebuah gambar: “tebal”, “halus, tinta biru”, “pensil di kertas krem”, “seperti ukiran”, “halaman mewarnai”, “jadikan stiker”. Aku melanjutkan dari gambar terakhir, atau dari gambar yang kamu balas, sampai kamu bilang “mulai lagi”; “batalkan yang tadi” menarik perubahan terakhir, dan “batal” menarik yang belum kugambar. Tombol di bawah gambar membuatnya lagi dengan tampilan atau gaya lain, mengubah satu hal, atau menjadikannya paket stiker.

    /cartoon dengan foto menjadikannya kartun: komik, atau “datar”. /colour mewarnai gambar garis, foto sketsa pensilmu, atau foto biasa, begitu juga “Warnai ini” di bawah gambar garisku. Pilih warnanya dengan kata-kata, “rambut merah, latar biru”, juga untuk satu dari beberapa orang, “rambut yang kiri biru”, dengan tombol, atau dengan coretan warna di atas sketsa sebelum kamu kirim. Atau kirim foto kedua sebagai balasan untuk gambar berwarna: warnanya kupakai. Untuk gambar lain, tulis /colour di bawah foto itu.

    /styles menunjukkan fotomu dalam semua gaya, di satu lembar bernomor; tekan sebuah nomor untuk mendapatkan yang itu. Begitu juga “Semua gaya” di bawah gambar.

    Balas sebuah foto dengan /draw untuk menggambar foto itu, dengan kata-kata di belakangnya: /draw tebal. Begitulah cara memanggilku di grup; atau tulis /draw atau namaku di bawah fotomu sendiri. Album kembali sebagai album.

    /mine: gambar-gambar terakhirmu sekali lagi, ukuran penuh
    /settings: bahasa, gaya, dan tampilanmu, dan siapa yang melihat gambarmu di grup
    /privacy: apa yang kusimpan, dan berapa lama
    /forget_me: hapus sekarang semua milikmu yang ada padaku
how-to = Kirim foto dengan tulisan { $command } di bawahnya, atau balas sebuah foto dengan { $command }.
how-to-colour = Kirim gambar, foto sketsa, atau foto seseorang dengan tulisan { $command } di bawahnya, atau balas salah satunya dengan { $command }. Sebutkan warna yang kamu suka: { $command } rambut merah, latar biru.
not-a-photo = Aku menggambar orang dari foto. Kirim { -photo }, dan aku langsung mulai.
mention-me = Aku menggambar orang dari foto. Sebut aku bersama { -photo }, dan aku langsung mulai. Untuk menggambar foto yang dikirim orang lain: klik kanan pesannya (di ponsel, tekan lama), lalu Aplikasi, lalu “Gambar ini”.

## While a drawing is made

on-it = Sedang kukerjakan…
in-line = Sedang kukerjakan… Kamu nomor { $place } dalam antrean; giliranmu kira-kira { $count } { $unit ->
        [seconds] detik
       *[minutes] menit
    } lagi.
as-svg = SVG
as-pdf = PDF
as-plotter = Plotter
as-sticker = Stiker
as-avatar = Avatar
as-card = Sebelum dan sesudah
as-clip = Lihat prosesnya
as-sheet = Semua gaya
full-size = Ukuran penuh
share-to = Bagikan…
nothing-to-share = Belum ada gambarmu di sini: kirimi aku foto
sticker-pack = Paket stiker
keep-sticker = Tambah ke paketku
open-pack = Buka paketku
pack-title = Gambar dari { $bot }
pack-made = { $count ->
    [one] Satu stiker baru
   *[other] { $count } stiker baru
} sudah ada di paketmu: { $url }
pack-full = Paketmu penuh: Telegram hanya mengizinkan { $most } stiker. { $added ->
    [0] Keluarkan beberapa dulu, lalu minta lagi.
   *[other] { $added } sempat masuk, sisanya tidak.
}
pack-name-taken = Nama-nama untuk paketmu sudah dipakai, jadi aku tidak bisa membuatnya. Tolong beri tahu pengelola bot ini.
pack-needs-start = Telegram hanya mengizinkan aku membuat stiker untuk orang yang sudah memulai obrolan denganku: buka obrolan denganku, tekan Start, lalu minta lagi.
pack-of-nobody = Paket stiker adalah milik satu orang, sedangkan di sini kamu bicara sebagai grup. Mintalah atas namamu sendiri.
rest-of-album = Dari album ini Telegram hanya menunjukkan foto ini kepadaku. Untuk yang lain: balas masing-masing dengan “{ $bot }”, kirim albumnya kepadaku secara pribadi, atau minta admin menjadikanku admin juga.
lines-alone = File seperti itu ({ $file }) hanya berisi garis, tanpa warna.
not-of-this-style = Gaya ini tidak punya file seperti itu ({ $file }), jadi ini berupa gambar biasa.
no-example = Supaya gambarku memakai warna dari sebuah foto, kirim foto itu sebagai balasan untuk gambarnya.
taken-back = { $count ->
    [0] Tidak ada punyamu yang sedang menunggu digambar.
   *[other] Baik, { $count } gambarmu tidak jadi kubuat.
}
stop-this = Batalkan
withdrawn = Kamu membatalkan ini, jadi tidak ada gambarnya.
stopped-meanwhile = Kamu bilang batal saat foto ini masih di perjalanan, jadi tidak kugambar. Kirim lagi kalau mau digambar.

## Drawings that are out of reach

order-gone = Aku bisa menggambar ulang sebuah foto selama sehari, dan hanya untuk orang yang memintanya. Kirim lagi fotonya, ya!
button-gone = Tombol ini dari versiku yang lama dan tidak berfungsi lagi. Balas gambarnya dengan kata-kata tentang apa yang kamu mau.
style-gone = Gaya “{ $style }” sudah tidak ada di sini. Pilih gaya yang lain, ya.
no-such-style = Tidak ada gaya seperti itu. Pilih salah satu: { $styles }.
also-here = Selain gaya yang biasa, di sini ada: { $styles }.
too-old-to-delete = Telegram tidak lagi mengizinkanku menghapus ini. Kamu masih bisa menghapusnya sendiri.
picture-gone = Gambar ini sudah tidak ada padaku. Kirim lagi fotonya, dan aku akan menggambarnya kembali.
mine-in-private = Gambarmu hanya kukirim kepadamu: tulis /mine kepadaku lewat obrolan pribadi.
private-needs-start = Kamu mau gambarmu hanya untukmu, tetapi aku belum boleh menulis kepadamu: buka obrolan denganku dan tekan Mulai, lalu minta lagi.
nothing-of-yours = Tidak ada lagi gambarmu padaku. Kirim foto, dan aku buatkan satu!

## Settings

settings = Apa yang selalu kamu mau? Ini untuk gambar-gambarmu sendiri.
setting-language = Bahasa: { $choice }
setting-style = Gaya: { $choice }
setting-preset = Tampilan: { $choice }
setting-private = Di grup, aku menggambar { $choice }
for-me-alone = hanya untukmu
for-everybody = untuk dilihat semua orang
back = « Kembali
language-name = Bahasa Indonesia
language-of-client = Sesuai Telegram-ku
not-your-settings = Ini pengaturan orang lain. Kirim /settings untuk pengaturanmu sendiri.

## Discord's commands and buttons

name-line = garis
name-cartoon = kartun
name-colour = warnai
name-styles = semua_gaya
name-draw = gambar
name-help = bantuan
name-privacy = privasi
name-forget-me = lupakan_aku
describe-line = Gambar sebuah foto dengan garis
describe-cartoon = Jadikan sebuah foto kartun
describe-colour = Warnai gambar garis, foto sketsa, atau foto
describe-draw = Gambar sebuah foto sesuai maumu
draw-this = Gambar ini
option-photo = foto
option-user = pengguna
describe-user = Avatar siapa yang digambar kalau tidak ada foto
photo-or-person = Beri aku foto, atau pilih pengguna yang avatarnya mau digambar.
no-avatar = Dia tidak punya avatar sendiri. Beri aku fotonya.
never-fits = Gambarmu sudah jadi, tapi Discord tidak menerimanya di sini sekecil apa pun. `/{ name-mine }` menunjukkannya hanya kepadamu.
option-example = contoh
option-style = gaya
option-private = pribadi
describe-photo = Foto seseorang: JPEG, PNG, WebP, HEIC, AVIF, BMP, atau GIF
describe-sketch = Gambar garis, foto sketsa, atau foto seseorang
describe-example = Gambar lain, yang warnanya kupakai
describe-colours = Warna yang kamu suka: “rambut merah, latar biru, jaket hijau”
describe-style = Cara menggambarnya
describe-private = Gambarnya hanya terlihat olehmu
style-line = Gambar garis
style-comic = Komik
style-pop = Pop art
style-flat = Kartun datar
style-cute = Kartun imut
style-hero = Pahlawan komik
style-webtoon = Webtoon
style-colour = Sketsa berwarna
style-taught = { $style }
again = Lagi
share = Bagikan
delete = Hapus
shared-by = Gambar ini dibuat untuk { $person }.
not-your-buttons = Tombol ini untuk orang yang meminta gambar ini. Kirim fotomu, dan kamu akan mendapat gambarmu sendiri!
no-picture-there = Tidak ada gambar dalam pesan ini.
help-discord =
    `/garis` dengan sebuah foto, dan aku akan menggambarnya dengan garis; dengan `pengguna`, avatarnya. Dengan `pribadi`, hanya kamu yang melihat gambarnya sampai kamu menekan Bagikan.

    `/kartun` menjadikan foto sebuah kartun. `/warnai` mewarnai gambar, sketsa, atau foto: sesuai katamu, “rambut merah, yang kiri jaket hijau”, sesuai coretan warna di atasnya, atau seperti sebuah `contoh`. Foto sebagai balasan untuk gambar berwarna juga jadi contoh; di bawah gambar lain tulis “warna ini”.

    `/semua_gaya` menunjukkan sebuah foto, atau yang terakhir, dalam semua gaya, di satu lembar bernomor; tekan sebuah nomor untuk mendapatkan yang itu.

    Dengan `/gambar` kamu bisa memilih gaya dan tampilan, atau mengatakannya: “garis lebih tebal, tinta biru”. Untuk menggambar foto yang dikirim orang lain: klik kanan pesannya (di ponsel, tekan lama), lalu Aplikasi, lalu “Gambar ini”. Di pesan langsung, cukup kirim foto, boleh dengan kata-kata; di server, sebut aku bersama fotonya.

    Di bawah setiap gambar ada tombol untuk menggambarnya lagi dengan tampilan atau gaya lain, berwarna, sekali lagi, atau dengan satu perubahan, untuk file lain, ukuran penuh, dan untuk menghapusnya. Atau balas sebuah gambar dengan kata-kata: “lebih tipis, dong”.

    Di pesan langsung, kata-kata saja melanjutkan dari gambar terakhirmu, begitu juga kata-kata yang menyebut aku di server; “batalkan yang tadi” menarik perubahan terakhir, “mulai lagi” memulai dari awal, “batal” menarik yang belum kugambar.

    `/gambarku`: gambar-gambar terakhirmu sekali lagi
    `/pengaturan`: yang selalu kamu mau
    `/privasi`: apa yang kusimpan, dan berapa lama
    `/lupakan_aku`: hapus sekarang semua milikmu yang ada padaku

## Privacy

privacy =
    Fotomu hanya untuk digambar. Aku tidak menunjukkannya kepada siapa pun dan tidak belajar apa pun darinya.

    Fotomu, dan foto kedua untuk warnanya: disimpan di memori sampai gambarnya selesai, paling lama { $seconds } detik.
    Yang kamu tulis kepadaku: disimpan sampai terjawab, paling lama sehari.
    Gambarnya: disimpan { $minutes } menit setelah kamu menerimanya, untuk tombol “Ukuran penuh”. Jika aku tidak bisa menghubungimu, aku terus mencoba hingga { $hours } jam; setelah itu gambarnya dihapus.
    Siapa yang meminta: nomor milikmu, milik obrolan, dan milik pesan, agar jawabannya sampai kepadamu; paling lama sekitar dua hari.
    Apa yang kamu minta, di mana foto dan gambar berada di platform (bukan filenya), dan berapa orang di dalam foto: disimpan sehari, agar aku bisa menggambarnya lagi dengan tampilan lain, dan kamu bisa membagikan gambarnya.
    Pilihanmu lewat /settings: disimpan sampai kamu tidak menulis kepadaku selama setahun.
    Paket stiker yang kamu buat tersimpan di Telegram dan milikmu: siapa pun yang tahu alamatnya bisa melihatnya, dan kamu bisa menghapusnya di sana.

    /forget_me menghapus semuanya sekarang, kecuali catatan waktu foto-foto terakhirmu, yang menjaga antrean tetap adil dan hilang setelah satu jam. Yang ada di obrolan ini tetap ada sampai kamu menghapusnya di sini.
forgotten = { $count ->
    [0] Beres. Tidak ada lagi milikmu yang tersisa di sini.
   *[other] Beres. { $count } gambarmu dan semua yang terkait dengannya sudah dihapus. Yang belum selesai tidak akan datang.
}

## Why there is no drawing

photo-empty = File ini kosong. Bisa kirim lagi?
photo-not-a-picture = Aku tidak menemukan gambar di file ini. Bisa kirim { -photo }?
photo-format = Aku tidak bisa membaca jenis gambar ini. Bisa kirim sebagai { -photo }?
photo-truncated = Sebagian foto ini hilang di perjalanan. Bisa kirim lagi?
photo-gone = Foto ini sudah tidak bisa kuambil. Kirim lagi kepadaku, dan aku akan menggambarnya kembali.
photo-unreachable = Aku sudah mencoba beberapa kali, tetapi foto ini tidak bisa kuambil. Tolong kirim lagi beberapa menit lagi.
example-unusable = Gambar yang warnanya kamu mau tidak bisa kupakai. Bisa kirim gambar lain sebagai gantinya?
forgotten-meanwhile = Kamu meminta semuanya dihapus saat foto ini masih di perjalanan, jadi foto ini tidak kusimpan. Kirim lagi kalau mau digambar.
photo-too-large-bytes = File ini terlalu besar untukku: paling besar { $megabytes } MB. Bisa kirim yang lebih kecil?
photo-too-large-as-file = File ini terlalu besar untukku: paling besar { $megabytes } MB. Jika dikirim sebagai foto, bukan file, pasti muat.
photo-too-many-pixels = Gambar ini lebih besar dari yang sanggup kuolah: paling besar { $megapixels } megapiksel. Bisa kirim yang lebih kecil?
photo-too-small = Gambar ini terlalu kecil untuk digambar: setiap sisi perlu setidaknya { $pixels } piksel. Bisa kirim yang lebih besar?
photo-too-narrow = Gambar ini terlalu sempit untuk digambar: sisi panjangnya lebih dari { $ratio } kali sisi pendeknya. Bisa kirim yang lain?
photo-nothing-seen = Tidak ada yang terlihat di gambar ini: semuanya hitam, putih, transparan, atau satu warna saja. Bisa kirim yang lain?
clip-too-long = Klip itu terlalu panjang: aku menggambar klip sampai { $seconds } detik.
busy = Sekarang begitu banyak orang meminta gambar sampai antreannya penuh. Coba lagi beberapa menit lagi, ya.
no-worker = Sekarang aku tidak bisa menggambar: mesin gambarku sedang tidak jalan. Coba lagi beberapa menit lagi, ya.
too-many-at-once = Aku masih menggambar { $count } fotomu. Kirim yang berikutnya setelah salah satunya selesai, paling lama { $minutes } menit lagi.
enough-for-now = Banyak sekali fotomu! Kembali lagi dalam { $minutes } menit, ya, nanti kugambarkan lagi.
enough-for-chat = Aku sudah banyak menggambar di obrolan ini. Kembali lagi dalam { $minutes } menit, ya, nanti kugambar lagi di sini.
too-late = Maaf, ini terlalu lama dan aku menyerah. Tolong kirim lagi fotonya.
no-pictures-here = Gambarmu sudah jadi, tetapi aku tidak boleh mengirim gambar di obrolan ini: minta admin mengizinkanku, atau kirim fotonya kepadaku lewat obrolan pribadi.
not-taken-here = Gambarmu sudah jadi, tetapi Telegram tidak mengizinkanku menaruhnya di sini. Tulis /mine kepadaku lewat obrolan pribadi, nanti kukirim di sana.
not-taken-there = Gambarmu tidak bisa kutaruh di grup: Telegram tidak mengizinkannya. Tulis /mine, nanti kukirim di sini.
went-wrong = Maaf, ada yang salah di pihakku. Tolong coba lagi sebentar lagi.

## For the owners

stats =
    Hari ini (UTC): { $drawn } tergambar, { $failed } tidak ({ $reasons }).
    Dari foto ke gambar: median { $p50 } dtk, 95 % dalam { $p95 } dtk.
    Sekarang: { $waiting } dalam antrean atau dikerjakan, { $workers } pekerja.
stats-evicts = ⚠ Pekerjaan bisa hilang: Redis milik antrean membuangnya saat memorinya penuh (maxmemory-policy-nya { $policy }). Ubah menjadi noeviction.

## Written instructions

preset-classic = Klasik
preset-bold = Tegas
preset-fine = Halus
preset-sketch = Sketsa
preset-minimal = Minimalis
drawn-with = Digambar begini: { $looks }.
drawn-plain = Digambar seperti biasa, dengan gaya klasik.
drawn-as = Gaya: { $style }.
drawn-as-look = Tampilan: { $looks }.
drawn-in = Digambar { $medium }.
drawn-in-with = Digambar { $medium }: { $looks }.
coloured-with = Diwarnai begini: { $looks }.
coloured-plain = Diwarnai. Yang tidak kamu tentukan, aku ambil dari gambarmu atau kupilih sendiri.
coloured-instead = Warna seperti ini perlu gambar berwarna, jadi aku membuat sketsa berwarna.
turned = { $degrees ->
    [90] Diputar ke kanan.
    [270] Diputar ke kiri.
   *[180] Diputar setengah putaran.
}
fill-hair = rambut { $colour }
fill-skin = kulit { $colour }
fill-clothes = baju { $colour }
fill-background = latar { $colour }
fill-of-person = { $what } untuk { $person }
the-person = { $who ->
    [left] orang di kiri
    [right] orang di kanan
    [middle] orang di tengah
   *[number] orang ke-{ $who }
}
nobody-there = Di gambarmu aku { $people ->
    [0] tidak menemukan siapa pun
   *[other] menemukan { $people } orang
}, jadi { $persons } tidak bisa kuwarnai.
several = { $things } dan { $last }
colours-of-example = warna dari fotomu
comes-as-webp = Hasilnya berupa WebP.
comes-as-jpeg = Hasilnya berupa JPEG.
comes-as-svg = Hasilnya berupa SVG, tajam di ukuran berapa pun.
comes-as-pdf = Hasilnya berupa PDF, siap dicetak di kertas A4.
comes-as-plotter = Hasilnya berupa SVG bergaris tunggal, untuk plotter atau mesin potong.
comes-as-sticker = Hasilnya berupa stiker.
comes-as-avatar = Hasilnya berupa avatar.
comes-as-card = Hasilnya bersama fotonya, sebelum dan sesudah.
comes-as-clip = Lihat bagaimana gambar ini jadi.
comes-as-gif = Hasilnya berupa GIF animasi.
comes-as-video-sticker = Hasilnya berupa stiker video.
comes-as-sheet = Ini dia dalam semua gaya.
press-a-number = { $styles }. Tekan sebuah nomor untuk mendapatkan yang itu saja.
look-line-weight = { $level ->
    [0] garis setipis rambut
    [1] garis tipis
    [2] garis sedang
    [3] garis tebal
   *[other] garis sangat tebal
}
look-detail = { $level ->
    [0] beberapa goresan saja
    [1] sedikit detail
    [2] detail secukupnya
    [3] banyak detail
   *[other] semua detail
}
look-shading = { $level ->
    [0] tanpa bayangan
    [1] sedikit bayangan
    [2] bayangan secukupnya
    [3] banyak bayangan
   *[other] bayangan penuh
}
look-background = { $level ->
    [0] tanpa latar belakang
    [1] sedikit latar belakang
    [2] setengah latar belakang
    [3] sebagian besar latar belakang
   *[other] seluruh latar belakang
}
look-strength = { $level ->
    [0] efek tipis sekali
    [1] efek ringan
    [2] setengah kekuatan
    [3] efek kuat
   *[other] efek penuh
}
look-ink = tinta { $colour }
look-paper = kertas { $colour }
look-transparent = kertas transparan
look-pure = tanpa abu-abu
look-board = papan { $colour }
look-medium = { $medium ->
    [pen] dengan pena
    [brush] dengan kuas
    [pencil] dengan pensil
    [engraving] seperti ukiran
    [stipple] dengan titik-titik
    [chalk] dengan kapur
    [page] sebagai halaman mewarnai
   *[other] sebagai gambar tinta
}
already = { $what ->
    [line-weight-most] Garisnya sudah setebal mungkin.
    [line-weight-least] Garisnya sudah setipis mungkin.
    [detail-most] Semua detail sudah ada.
    [detail-least] Detailnya sudah sesedikit mungkin.
    [shading-most] Bayangannya sudah penuh.
    [shading-least] Tidak ada bayangan yang bisa dikurangi.
    [background-most] Seluruh latar belakang sudah ada.
    [strength-most] Efeknya sudah sekuat mungkin.
    [strength-least] Efeknya sudah paling ringan.
    [undo] Tidak ada yang bisa diurungkan.
   *[other] Tidak ada latar belakang yang bisa dikurangi.
}
does-nothing = { $what ->
    [line-weight] Tebal garis
    [detail] Banyaknya detail
    [shading] Bayangan
    [background] Latar belakang
    [strength] Kuatnya kartun
    [look] Tampilan ini
    [medium] Pena, kuas, dan sejenisnya
    [pure] Menghilangkan abu-abu
    [contrast] Kontras
    [inverted] Membalik warna
    [ink] Warna tinta
    [paper] Kertas di bawah latar yang utuh
    [parts] Warna rambut, kulit, baju, dan latar
    [example] Warna dari gambar lain
   *[other] Tinta hitam dan kertas putih
} tidak berpengaruh { $where ->
    [comic] pada komik.
    [flat] pada kartun datar.
    [pop] pada pop art.
    [cute] pada kartun imut.
    [hero] pada pahlawan komik.
    [webtoon] pada webtoon.
    [colour] pada sketsa berwarna.
    [added] pada gaya ini.
    [pen] pada gambar pena.
    [brush] pada gambar kuas.
    [pencil] pada gambar pensil.
    [engraving] pada ukiran.
    [stipple] pada gambar titik-titik.
    [chalk] pada gambar kapur.
    [page] pada halaman mewarnai.
   *[other] pada gambar tinta.
}
paper-moved = { $ink } tidak akan terlihat di { $paper }, jadi kertasnya { $moved }.
ink-moved = { $ink } tidak akan terlihat di { $paper }, jadi tintanya { $moved ->
    [lighter] lebih terang
    [darker] lebih gelap
   *[other] { $moved }
}.
opaque = { $file ->
    [jpeg] JPEG tidak bisa transparan, jadi kertasnya { $paper }; PNG bisa.
    [sticker] Stiker hanya transparan di sekeliling orangnya: kertas di dalamnya { $paper }.
    [card] Di kartu tidak ada yang transparan: kertasnya { $paper }.
    [clip] Di klip tidak ada yang transparan: kertasnya { $paper }.
    [gif] Di klip tidak ada yang transparan: kertasnya { $paper }.
    [video-sticker] Stiker hanya transparan di sekeliling orangnya: kertas di dalamnya { $paper }.
   *[other] Di lembar kertas tidak ada yang transparan: kertasnya { $paper }.
}
board-is-dark = Kapur itu terang di atas gelap, jadi papannya gelap.
quoted = “{ $words }”
not-understood = Aku tidak mengerti { $words }.
beyond = { $what ->
    [animated] Aku tidak punya gaya seperti { $words }. Yang paling dekat adalah kartun: bilang “jadi komik”.
    [painted] Aku tidak bisa melukis, jadi tidak ada { $words }. Yang paling dekat “dengan kuas”.
    [lit] Cahaya dan kuatnya warna kupilih sendiri: { $words }. Warnanya bisa kamu sebut: “rambut merah, latar biru”.
    [larger] Soal { $words }: tekan “{ full-size }”, dan kamu dapat gambar sebesar yang aku bisa. SVG tajam di ukuran berapa pun.
    [lettering] Aku tidak bisa menulis di gambar: { $words }.
    [turned] Aku bisa memutar gambar: tulis “putar kiri”, “putar kanan”, atau “terbalik”. Mencerminkan atau memotong tidak bisa: { $words }.
    [singled] Aku menggambar semua yang ada di foto dan tidak bisa memilih: { $words }. Potong fotonya sesuai maumu, lalu kirim lagi.
   *[retouched] Aku menggambar yang ada di foto dan tidak bisa mengubahnya: { $words }.
}
words-to-try = Coba kata seperti “garis lebih tebal”, “kurangi detail”, “tinta biru”, “dengan pensil”, “seperti ukiran”, “jadi komik”, “rambut merah”, atau “mulai lagi”.
words-cut = Aku hanya membaca { $count } huruf pertama.

## Yang dikatakan kepadaku selain permintaan

talk-thanks = Sama-sama! Bilang saja kalau mau dibuat lain, atau kirim foto berikutnya.
talk-sorry = Maaf, hasilnya kurang bagus. Sering kali tampilan atau gaya lain lebih cocok: coba tombol-tombolnya, atau kirim foto dengan wajah yang lebih besar dan terang.
softer = Lebih lembut
talk-forget = /forget_me langsung menghapus semua yang kusimpan tentangmu, foto dan gambar. “{ delete }” di bawah gambar menghapus gambar itu dari obrolan ini, dan /privacy menjelaskan apa yang kusimpan, dan berapa lama.
talk-links = Aku tidak membuka tautan atau file dari namanya. Kirim fotonya langsung, nanti kugambar.

## More of Discord's commands, settings and answers

name-mine = gambarku
name-settings = pengaturan
name-stats = statistik
describe-settings = Yang selalu kamu mau: bahasa, gaya, tampilan, dan siapa yang melihat gambarmu
describe-stats = Kabarku hari ini, untuk para pemilikku
option-preset = tampilan
option-medium = alat
option-strength = kekuatan
option-words = kata
describe-preset = Tampilan yang punya nama
describe-medium = Alat untuk menggambar garisnya
describe-strength = Seberapa kuat kartunnya, dalam %: 0 sedikit sekali, 100 penuh
describe-words = Maumu bagaimana: “garis lebih tebal, tinta biru, tanpa latar”
words-to-suggest = garis lebih tebal, garis lebih tipis, lebih banyak detail, kurangi detail, dengan pensil, dengan kuas, dengan pena, seperti ukiran, titik-titik, dengan kapur, halaman mewarnai, sedikit bayangan, dengan latar, tanpa abu-abu, balik warna, kertas transparan, jadi komik, efek lebih kuat, efek lebih ringan, kartun datar, diwarnai, rambut merah, jadi stiker, jadi avatar, lihat prosesnya, sebelum dan sesudah, jadi svg, jadi pdf, untuk plotter, tanpa bayangan, tanpa latar, jaket hijau, untuk ukir laser, untuk tato
settings-discord = Apa yang selalu kamu mau?
menu-language = Bahasa
menu-style = Gaya
menu-preset = Tampilan
menu-private = Siapa yang melihat gambarmu
language-of-discord = Sesuai Discord-ku
seen-by-all = Semua orang di tempat aku memintanya
seen-by-me = Hanya aku
sent-smaller = Gambar ini lebih kecil dari aslinya: di sini Discord hanya menerima paling besar { $megabytes } MB.
too-large-here = File ini terlalu besar: di sini Discord hanya menerima paling besar { $megabytes } MB.
private-unreachable = Kamu mau ini hanya untukmu, tetapi Discord tidak mengizinkan aku menulis kepadamu. Izinkan pesan langsung dari server ini, atau minta dengan /garis.
owners-only = Angka-angka ini untuk para pemilikku.

## Single changes of a drawing, as buttons

change = Ubah…
change-colour = Warna…
change-colours = Warna-warna…
change-style = Gaya…
change-media = Alat gambar…
change-thicker = Garis lebih tebal
change-thinner = Garis lebih tipis
change-more = Lebih banyak detail
change-less = Kurangi detail
change-shade = Dengan bayangan
change-no-shade = Tanpa bayangan
change-scene = Dengan latar
change-no-scene = Tanpa latar
change-stronger = Efek lebih kuat
change-milder = Efek lebih ringan
change-black = Tinta hitam
change-blue = Tinta biru
change-red = Tinta merah
change-green = Tinta hijau
change-brown = Tinta cokelat
change-purple = Tinta ungu
medium-ink = Gambar tinta
medium-pen = Pena
medium-brush = Kuas
medium-pencil = Pensil
medium-engraving = Ukiran
medium-stipple = Titik-titik
medium-chalk = Kapur
medium-page = Halaman mewarnai
change-chalk-white = Kapur putih
change-chalk-yellow = Kapur kuning
change-chalk-pink = Kapur merah muda
change-chalk-sky = Kapur biru langit
change-chalk-mint = Kapur hijau mint
change-chalk-orange = Kapur oranye
change-colour-this = Warnai ini
everybody = Semua orang
person-from-left = Orang ke-{ $who } dari kiri
whose-colours = Untuk siapa…
part-hair = Rambut…
part-skin = Kulit…
part-clothes = Baju…
part-background = Latar…
change-hair-black = Rambut hitam
change-hair-brown = Rambut cokelat
change-hair-blonde = Rambut pirang
change-hair-red = Rambut merah
change-hair-grey = Rambut abu-abu
change-hair-pink = Rambut pink
change-hair-blue = Rambut biru
change-hair-purple = Rambut ungu
change-hair-own = Rambut apa adanya
change-skin-pale = Kulit pucat
change-skin-light = Kulit terang
change-skin-tan = Kulit sawo matang
change-skin-brown = Kulit cokelat
change-skin-dark = Kulit gelap
change-skin-green = Kulit hijau
change-skin-blue = Kulit biru
change-skin-purple = Kulit ungu
change-skin-own = Kulit apa adanya
change-wear-black = Baju hitam
change-wear-white = Baju putih
change-wear-red = Baju merah
change-wear-green = Baju hijau
change-wear-blue = Baju biru
change-wear-yellow = Baju kuning
change-wear-pink = Baju pink
change-wear-purple = Baju ungu
change-wear-own = Baju apa adanya
change-bg-white = Latar putih
change-bg-grey = Latar abu-abu
change-bg-yellow = Latar kuning
change-bg-orange = Latar oranye
change-bg-green = Latar hijau
change-bg-blue = Latar biru
change-bg-pink = Latar pink
change-bg-purple = Latar ungu
change-bg-own = Latar apa adanya

## What a drawing shows, for people who cannot see it

shown = { $way }: { $people }.
shown-nobody = { $way }.
people-shown = { $count ->
    [1] satu orang
    [2] dua orang
    [3] tiga orang
    [4] empat orang
    [5] lima orang
    [6] enam orang
   *[other] banyak orang
}
person-shown = satu orang dengan { $traits }
people-described = { $people }, dari kiri { $each }
one-shown = satu dengan { $traits }
listed = { $one }, { $other }
listed-last = { $one } dan { $other }
trait-hair-dark = rambut gelap
trait-hair-fair = rambut pirang
trait-hair-red = rambut merah
trait-hair-grey = rambut abu-abu
trait-beard = janggut
trait-glasses = kacamata
trait-hat = topi
drawn-in-every-style = Gambar dalam semua gaya
drawn-ink = Gambar tinta
drawn-pen = Gambar pena
drawn-brush = Gambar kuas
drawn-pencil = Gambar pensil
drawn-engraving = Gambar gaya ukiran
drawn-stipple = Gambar titik-titik
drawn-chalk = Gambar kapur
drawn-page = Halaman mewarnai

## Teaching a style in a chat: /teach, for owners

name-teach = ajari
describe-teach = Ajari aku sebuah gaya dari gambar-gambarmu, untuk pemilikku
describe-taught = Nama gayanya; tanpa nama, aku menunjukkan sudah sejauh mana
teach-owners-only = Hanya pemilikku yang bisa mengajariku gaya.
teach-how =
    Aku bisa belajar sebuah gaya dari beberapa ratus gambar. Tulis /teach dan nama gayanya, misalnya “/teach noir”. Lalu kirim gambar-gambarnya sebagai foto, file, atau album.

    Pakailah gambar milikmu, atau yang boleh kamu pakai untuk ini.
teach-no-name = Nama gaya terdiri atas huruf kecil a sampai z, angka, dan tanda hubung, diawali huruf, paling banyak 20 karakter, dan tidak punya arti lain bagiku: “/teach noir”, tetapi bukan “/teach merah”.
teach-name-taken = Gaya bernama “{ $style }” sudah ada. Hapus dulu yang itu, atau pilih nama lain.
teach-no-photos = Aku tidak bisa belajar di sini: tidak ada worker yang punya folder foto orang untuk berlatih. Itu setelan ARTLINE_TEACHING_PHOTOS pada worker-ku.
teach-one-at-a-time = Kamu sedang mengajariku “{ $style }”. Satu per satu: tulis /teach saja untuk melihat sudah sejauh mana, dan batalkan di sana kalau mau.
teach-told-here = Di sini kutulis sudah sejauh mana aku. Di pesan langsung, kirim saja gambarnya; di server, sebut aku bersamanya.
teach-gone = Ini milik langkah sebelumnya. Tulis /teach untuk melihat sudah sejauh mana aku.
teach-done-words = selesai, sudah, itu saja, sudah semua
teach-done = Itu semua
teach-cancel = Batal
teach-drop = Buang
teach-begin = Belajar dari { $count ->
   *[other] { $count } kepala
}
teach-add = Tambahkan
teach-add-here = Tambahkan hanya untuk chat ini
teach-collecting = { $count ->
    [0] Kirim gambar-gambar bergaya “{ $style }” sebagai foto, file, atau album, dalam pesan sebanyak apa pun: beberapa ratus paling baik. Selama aku mengumpulkan, gambar darimu di chat ini tidak kugambar.
   *[other] “{ $style }”: sudah { $count } gambar. Kirim lagi, atau tulis “selesai” kalau itu semua.
}
teach-too-few = “{ $style }”: sejauh ini aku menemukan { $heads } kepala, padahal perlu { $fewest }. Kirim lagi gambar orang dalam gaya itu (sudah { $count }), lalu tulis “selesai” lagi.
teach-preparing = Aku mencari kepala di { $count } gambarmu: { $percent } %.
teach-choosing = Aku menemukan { $heads } kepala; yang paling meragukan ada di depan. Tulis nomor yang harus kutinggalkan: “3, 8-11”. Dengan tanda plus kuambil lagi: “+3”. { $count ->
    [0] Sejauh ini aku belajar dari semuanya.
   *[other] Ditinggalkan: { $numbers }.
}
teach-keep-more = Aku perlu { $fewest } kepala. Ambil lagi beberapa.
teach-training = Aku belajar “{ $style }”: { $percent } %. Aku belajar setiap kali tidak ada yang menunggu gambar.
teach-training-left = Aku belajar “{ $style }”: { $percent } %. Masih sekitar { $hours ->
    [0] { $minutes } menit
   *[other] { $hours } jam { $minutes } menit
}, dan lebih lama selagi aku menggambar, karena gambar didahulukan.
teach-trained = Aku sudah belajar “{ $style }”. Di lembar ini tiap orang tampak tiga kali: fotonya, komik tempat aku mulai, dan gayanya. Kutambahkan? Gambar-gambarmu sudah dihapus.
teach-added = “{ $style }” ditambahkan: beberapa detik lagi ada di “Gaya…” dan dengan namanya.
teach-not-added = Aku tidak bisa menambahkan “{ $style }”: log worker mengatakan sebabnya. Coba lagi setelah diperbaiki.
teach-cancelled = Baik, “{ $style }” kubuang, dengan semua gambar yang kamu kirim untuknya.
teach-cannot = Aku tidak bisa belajar “{ $style }”: log worker mengatakan apa yang kurang. Gambar-gambarmu sudah dihapus.
teach-failed = Belajar “{ $style }” gagal beberapa kali, jadi aku berhenti; log worker mengatakan lebih banyak. Gambar-gambarmu sudah dihapus.
