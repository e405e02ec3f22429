# 사람이 읽는 모든 문장. 따뜻하고 짧게, 어려운 말 없이.

-photo = 사진(JPEG, PNG, WebP, HEIC, AVIF, BMP, GIF)

## Telegram's profile and menu

description =
    인물 사진을 보내 주시면 선화, 만화, 또는 색칠한 초상화로 그려 드려요. 직접 그린 스케치도 색칠해 드려요.
    셀카로 시작해 보세요.
short-description = 셀카를 보내면 선화나 만화로 그려 드리고, 스케치를 보내면 색칠해 드려요.
command-line = 사진을 선으로 그리기: 사진과 함께, 또는 사진에 답장으로 보내세요
command-cartoon = 사진을 만화로: 사진과 함께, 또는 사진에 답장으로 보내세요
command-colour = 선화, 스케치, 사진 색칠하기: /colour 빨간 머리, 파란 배경
command-styles = 사진 한 장을 모든 스타일로, 번호를 붙여 한 장에
command-draw = 원하는 대로 사진 그리기: /draw 굵게, 파란 잉크
command-mine = 최근에 그린 그림을 원본 크기로 다시 받기
command-settings = 늘 원하는 것 고르기: 언어, 느낌 등
command-help = 제가 할 수 있는 일
command-privacy = 무엇을 얼마나 오래 보관하는지
command-forget-me = 저에게 있는 내 자료를 지금 모두 삭제

## Hello and help

start =
    안녕하세요! 인물 사진을 보내 주시면 선으로 초상화를 그려 드려요. /cartoon 은 만화로 그리고, /colour 는 사진이나 직접 그린 스케치를 색칠해요.

    셀카로 시작해 보세요. 더 자세한 내용은 /help 에 있어요.
help =
    사진을 보내 주시면 선으로 그려 드려요. 파일로 보내면 가장 섬세하게 나와요.

    사진 아래에, 또는 그림을 받은 뒤에 원하는 느낌을 적어 주세요: “굵게”, “섬세하게, 파란 잉크”, “크림색 종이에 연필로”, “판화처럼”, “색칠공부 도안으로”, “스티커로”. “처음부터” 라고 하실 때까지 마지막 그림이나 답장하신 그림에서 이어서 그려요. “방금 거 취소” 라고 하시면 바로 전 모습으로 돌아가고, “취소” 라고만 하시면 아직 그리지 않은 그림을 그리지 않아요. 그림 아래 버튼을 누르면 다른 느낌이나 스타일로 새로 그리거나, 한 가지만 바꾸거나, 스티커 팩으로 만들어요.

    사진과 함께 /cartoon 을 보내면 만화로 그려요. “플랫” 이라고 하면 플랫 카툰이 돼요. /colour 는 선화, 연필 스케치를 찍은 사진, 인물 사진을 색칠해요. 선화 아래 “색칠하기” 버튼도 같아요. 색은 “빨간 머리, 파란 배경”, 여러 명이면 “왼쪽 사람 머리 파란색” 처럼 말로, 버튼으로, 또는 보내기 전에 스케치 위에 칠한 색으로 골라 주세요. 색칠한 그림에 다른 사진으로 답장하면 그 사진의 색으로 칠해요. 다른 그림에는 사진 아래에 /colour 라고 적어 주세요.

    /styles 를 보내면 사진을 모든 스타일로 그려 번호를 붙여 한 장에 보여 드려요. 번호를 누르면 그 스타일로 그려요. 그림 아래 “모든 스타일”도 같아요.

    사진에 /draw 로 답장하면 뒤에 적은 말대로 그 사진을 그려요: /draw 굵게. 그룹에서는 이렇게 불러 주시거나, 직접 올리는 사진 아래에 /draw 나 제 이름을 적어 주세요. 앨범은 앨범으로 돌려드려요.

    /mine: 최근에 그린 그림을 원본 크기로 다시 받기
    /settings: 언어, 스타일과 느낌, 그룹에서 그림을 볼 사람 고르기
    /privacy: 무엇을 얼마나 오래 보관하는지
    /forget_me: 저에게 있는 내 자료를 지금 모두 삭제
how-to = 사진 아래에 { $command } 명령을 적어 보내거나, 사진에 { $command } 명령으로 답장해 주세요.
how-to-colour = 선화, 스케치를 찍은 사진, 인물 사진 아래에 { $command } 명령을 적어 보내거나, 그런 사진에 { $command } 명령으로 답장해 주세요. 원하는 색도 말해 주세요: { $command } 빨간 머리, 파란 배경.
not-a-photo = 저는 사진을 보고 사람을 그려요. { -photo }을 보내 주시면 바로 시작할게요.
mention-me = 저는 사진을 보고 사람을 그려요. { -photo }과 함께 저를 불러 주시면 바로 시작할게요. 다른 사람이 올린 사진은 메시지를 오른쪽 클릭(휴대폰에서는 길게 누르기)한 뒤 앱, “이 사진 그리기” 를 눌러 주세요.

## While a drawing is made

on-it = 그리고 있어요…
in-line = 접수했어요… 지금 { $place }번째 차례예요. 약 { $count }{ $unit ->
        [seconds] 초
       *[minutes] 분
    } 뒤에 그리기 시작해요.
as-svg = SVG
as-pdf = PDF
as-plotter = 플로터용
as-sticker = 스티커
as-avatar = 프로필 사진
as-card = 전후 비교
as-clip = 그리는 과정
as-sheet = 모든 스타일
full-size = 원본 크기
share-to = 공유…
nothing-to-share = 아직 그림이 없어요: 사진을 보내 주세요
sticker-pack = 스티커 팩
keep-sticker = 내 팩에 추가
open-pack = 내 팩 열기
pack-title = { $bot }의 그림
pack-made = { $count ->
    [one] 새 스티커 하나가
   *[other] 새 스티커 { $count }개가
} 팩에 들어갔어요: { $url }
pack-full = 팩이 가득 찼어요. 텔레그램은 스티커를 { $most }개까지 허용해요. { $added ->
    [0] 몇 개를 빼고 다시 요청해 주세요.
   *[other] { $added }개만 들어갔어요.
}
pack-name-taken = 팩에 쓸 이름을 다른 사람이 쓰고 있어서 만들 수 없어요. 봇 운영자에게 알려 주세요.
pack-needs-start = 텔레그램은 저와 대화를 시작한 사람에게만 스티커를 만들 수 있게 해요. 저와의 대화를 열고 시작을 누른 다음 다시 요청해 주세요.
pack-of-nobody = 스티커 팩은 한 사람의 것인데 여기서는 그룹으로 말하고 계세요. 본인 이름으로 요청해 주세요.
rest-of-album = 텔레그램은 이 앨범에서 이 사진만 저에게 보여 줘요. 나머지는 사진마다 “{ $bot }”라고 답장하거나, 앨범을 저에게 따로 보내거나, 관리자에게 저를 관리자로 지정해 달라고 해 주세요.
lines-alone = 이런 파일({ $file })에는 색 없이 선만 들어가요.
not-of-this-style = 이 스타일로는 이런 파일({ $file })을 드릴 수 없어서 그림 파일로 드려요.
no-example = 다른 사진의 색으로 칠하려면 제가 그린 그림에 답장으로 그 사진을 보내 주세요.
taken-back = { $count ->
    [0] 그리려고 기다리는 사진이 없어요.
   *[other] 알겠어요. 그림 { $count }장은 그리지 않을게요.
}
stop-this = 취소
withdrawn = 취소하셔서 그리지 않았어요.
stopped-meanwhile = 이 사진이 오는 동안 취소하셔서 그리지 않았어요. 그리길 원하시면 다시 보내 주세요.

## Drawings that are out of reach

order-gone = 사진은 하루 동안, 부탁하신 분께만 다시 그려 드릴 수 있어요. 사진을 다시 보내 주세요!
button-gone = 이 버튼은 예전 버전의 것이라 더 이상 쓸 수 없어요. 그림에 답장으로 원하시는 것을 적어 주세요.
style-gone = “{ $style }” 스타일은 이제 여기에 없어요. 다른 스타일을 골라 주세요.
no-such-style = 그런 스타일은 없어요. 이 가운데서 골라 주세요: { $styles }.
also-here = 기본 스타일 말고도 여기에는 이런 스타일이 있어요: { $styles }.
too-old-to-delete = 텔레그램 규칙 때문에 이제 제가 지울 수 없어요. 직접 지우실 수는 있어요.
picture-gone = 이 그림은 더 이상 저에게 없어요. 사진을 다시 보내 주시면 새로 그려 드릴게요.
mine-in-private = 그림은 본인에게만 보내 드려요. 저에게 개인 대화로 /mine 을 보내 주세요.
private-needs-start = 그림을 혼자만 보기로 하셨지만 아직 제가 먼저 말을 걸 수 없어요. 저와의 대화방을 열고 시작을 누른 뒤 다시 부탁해 주세요.
nothing-of-yours = 남아 있는 그림이 없어요. 사진을 보내 주시면 그려 드릴게요!

## Settings

settings = 늘 어떻게 해 드릴까요? 본인의 그림에 적용돼요.
setting-language = 언어: { $choice }
setting-style = 스타일: { $choice }
setting-preset = 느낌: { $choice }
setting-private = 그룹에서 그림 보기: { $choice }
for-me-alone = 나만
for-everybody = 모두
back = « 뒤로
language-name = 한국어
language-of-client = 텔레그램 설정대로
not-your-settings = 다른 분의 설정이에요. /settings 를 보내 직접 골라 주세요.

## Discord's commands and buttons

name-line = 선화
name-cartoon = 만화
name-colour = 색칠
name-styles = 모든스타일
name-draw = 그리기
name-help = 도움말
name-privacy = 개인정보
name-forget-me = 모두_삭제
describe-line = 사진을 선으로 그려요
describe-cartoon = 사진을 만화로 그려요
describe-colour = 선화, 스케치를 찍은 사진, 인물 사진을 색칠해요
describe-draw = 원하는 대로 사진을 그려요
draw-this = 이 사진 그리기
option-photo = 사진
option-user = 사용자
describe-user = 사진이 없을 때 아바타를 그릴 사람
photo-or-person = 사진을 주시거나, 아바타를 그릴 사용자를 골라 주세요.
no-avatar = 이 분은 자기 아바타가 없어요. 사진을 주세요.
never-fits = 그림은 다 되었지만 아무리 줄여도 디스코드가 여기에 올리지 못하게 해요. `/{ name-mine }` 으로 혼자 볼 수 있어요.
option-example = 예시
option-style = 스타일
option-private = 나만보기
describe-photo = 인물 사진: JPEG, PNG, WebP, HEIC, AVIF, BMP, GIF
describe-sketch = 선화, 스케치를 찍은 사진, 또는 인물 사진
describe-example = 색을 가져올 다른 그림
describe-colours = 원하는 색: “빨간 머리, 파란 배경, 초록 재킷”
describe-style = 어떻게 그릴지
describe-private = 그림을 나에게만 보여 줘요
style-line = 선화
style-comic = 만화
style-pop = 팝아트
style-flat = 플랫 카툰
style-cute = 귀여운 만화
style-hero = 코믹 히어로
style-webtoon = 웹툰
style-colour = 컬러 스케치
style-taught = { $style }
again = 다시
share = 공유
delete = 삭제
shared-by = { $person } 님이 부탁한 그림이에요.
not-your-buttons = 이 버튼은 그림을 부탁한 분만 누를 수 있어요. 사진을 보내 주시면 당신의 그림도 그려 드릴게요!
no-picture-there = 이 메시지에는 그림이 없어요.
help-discord =
    `/선화` 와 함께 사진을 보내 주시면 선으로 그려 드려요. `사용자` 를 고르면 그 사람의 아바타를 그려요. `나만보기` 를 고르면 공유를 누르기 전까지 본인만 볼 수 있어요.

    `/만화` 는 사진을 만화로 그려요. `/색칠` 은 그림, 스케치, 사진을 색칠해요. “빨간 머리, 왼쪽 사람 초록 재킷” 처럼 말로, 그 위에 칠한 색으로, 또는 `예시` 그림의 색으로 골라 주세요. 색칠한 그림에 사진으로 답장해도 그 색으로 칠해요. 다른 그림에는 “이 색으로” 라고 함께 적어 주세요.

    `/모든스타일` 은 사진, 또는 마지막 사진을 모든 스타일로 그려 번호를 붙여 한 장에 보여 드려요. 번호를 누르면 그 스타일로 그려요.

    `/그리기` 로 스타일과 분위기를 고르거나 “선을 더 굵게, 파란 잉크” 처럼 말로 적을 수 있어요. 다른 사람이 올린 사진은 메시지를 오른쪽 클릭(휴대폰에서는 길게 누르기)한 뒤 앱, “이 사진 그리기” 를 눌러 주세요. 개인 메시지에서는 사진만, 또는 원하는 말과 함께 보내면 돼요. 서버에서는 사진과 함께 저를 불러 주세요.

    그림 아래에는 다른 분위기나 스타일로, 색칠해서, 한 번 더, 또는 한 가지만 바꿔 새로 그리는 버튼, 다른 파일로 받는 버튼, 원본 크기로 받는 버튼, 삭제 버튼이 있어요. “더 얇게” 처럼 그림에 말로 답장해도 돼요.

    개인 메시지에서는 말만 보내도 마지막 그림에서 이어서 그려요. 서버에서는 저를 부르면서 말해 주세요. “방금 거 취소” 라고 하면 바로 전 모습으로 돌아가고, “처음부터” 라고 하면 새로 시작해요. “취소” 라고만 하면 아직 그리지 않은 그림을 그리지 않아요.

    `/내그림`: 최근에 그린 그림 다시 받기
    `/설정`: 늘 원하는 것 고르기
    `/개인정보`: 무엇을 얼마나 오래 보관하는지
    `/모두_삭제`: 저에게 있는 내 자료를 지금 모두 삭제

## Privacy

privacy =
    사진은 그림을 그리는 데에만 써요. 아무에게도 보여 주지 않고, 학습에도 쓰지 않아요.

    사진과 색을 가져올 두 번째 사진: 그림이 완성될 때까지만 메모리에 두며, 길어도 { $seconds }초예요.
    저에게 쓰신 글: 답해 드릴 때까지만 보관하며, 길어도 하루예요.
    그림: “원본 크기” 버튼을 위해, 받으신 뒤 { $minutes }분 동안 보관해요. 전해 드릴 수 없으면 최대 { $hours }시간까지 다시 시도한 뒤 삭제해요.
    부탁한 분: 답을 전하기 위해 사용자, 대화방, 메시지의 번호를 길어도 이틀 정도 보관해요.
    부탁 내용, 사진과 그림이 플랫폼에 있는 위치(파일이 아니라), 사진 속 사람 수: 다른 느낌으로 다시 그려 드리고 그림을 공유하실 수 있도록 하루 동안 보관해요.
    /settings 로 고르신 것: 1년 동안 연락이 없을 때까지 보관해요.
    만드신 스티커 팩은 텔레그램에 있고 본인 것이에요. 주소를 아는 사람은 볼 수 있고, 텔레그램에서 지울 수 있어요.

    /forget_me 를 보내면 이 모든 것을 지금 삭제해요. 다만 최근 사진을 보내신 시각은 차례를 공평하게 지키기 위해 한 시간 동안 남았다가 사라져요. 이 대화방에 있는 것은 직접 삭제하실 때까지 남아 있어요.
forgotten = { $count ->
    [0] 다 됐어요. 여기에는 남아 있는 자료가 없어요.
   *[other] 다 됐어요. 그림 { $count }개와 그에 딸린 자료를 모두 삭제했어요. 아직 완성되지 않은 그림은 보내 드리지 않아요.
}

## Why there is no drawing

photo-empty = 빈 파일이에요. 다시 보내 주시겠어요?
photo-not-a-picture = 이 파일에서 그림을 찾지 못했어요. { -photo }을 보내 주시겠어요?
photo-format = 이런 종류의 그림은 읽을 수 없어요. { -photo }으로 보내 주시겠어요?
photo-truncated = 사진의 일부가 오는 길에 사라졌어요. 다시 보내 주시겠어요?
photo-gone = 이 사진을 더 이상 가져올 수 없어요. 다시 보내 주시면 새로 그려 드릴게요.
photo-unreachable = 여러 번 시도했지만 이 사진을 가져오지 못했어요. 몇 분 뒤에 다시 보내 주세요.
example-unusable = 색을 가져올 사진을 쓸 수 없어요. 다른 사진으로 다시 보내 주시겠어요?
forgotten-meanwhile = 이 사진이 오는 동안 모두 지워 달라고 하셔서 사진을 버렸어요. 그리길 원하시면 다시 보내 주세요.
photo-too-large-bytes = 파일이 너무 커요. 최대 { $megabytes }MB까지 받을 수 있어요. 더 작은 것을 보내 주시겠어요?
photo-too-large-as-file = 파일이 너무 커요. 최대 { $megabytes }MB까지 받을 수 있어요. 파일 대신 사진으로 보내면 괜찮아요.
photo-too-many-pixels = 그림이 너무 커요. 최대 { $megapixels }메가픽셀까지 그릴 수 있어요. 더 작은 것을 보내 주시겠어요?
photo-too-small = 그리기에는 그림이 너무 작아요. 가로와 세로가 적어도 { $pixels }픽셀은 되어야 해요. 더 큰 것을 보내 주시겠어요?
photo-too-narrow = 그리기에는 그림이 너무 좁아요. 긴 쪽이 짧은 쪽의 { $ratio }배를 넘어요. 다른 것을 보내 주시겠어요?
photo-nothing-seen = 이 그림에는 보이는 것이 없어요. 전체가 검거나 희거나 투명하거나 한 가지 색이에요. 다른 것을 보내 주시겠어요?
clip-too-long = 영상이 너무 길어요. { $seconds }초까지 그릴 수 있어요.
busy = 지금 그림을 부탁하는 분이 많아 더 받을 수 없어요. 몇 분 뒤에 다시 보내 주세요.
no-worker = 지금은 그림을 그릴 수 없어요. 그림 그리는 프로그램이 멈춰 있어요. 몇 분 뒤에 다시 보내 주세요.
too-many-at-once = 보내 주신 사진 { $count }장을 아직 그리고 있어요. 하나가 끝나면, 늦어도 { $minutes }분 뒤에 다음 사진을 보내 주세요.
enough-for-now = 사진을 많이 보내 주셨네요! { $minutes }분 뒤에 다시 오시면 더 그려 드릴게요.
enough-for-chat = 이 대화방에서 그림을 많이 그렸어요. { $minutes }분 뒤에 다시 부르시면 더 그려 드릴게요.
too-late = 죄송해요, 시간이 너무 오래 걸려 그만두었어요. 사진을 다시 보내 주세요.
no-pictures-here = 그림은 다 그렸지만 이 대화방에서는 사진을 보낼 수 없어요. 관리자에게 허용을 부탁하시거나, 저에게 개인 대화로 사진을 보내 주세요.
not-taken-here = 그림은 다 그렸지만 텔레그램이 여기에 올리지 못하게 해요. 저에게 개인 대화로 /mine 을 보내시면 거기로 보내 드릴게요.
not-taken-there = 그림을 그룹에 올리지 못했어요. 텔레그램이 허락하지 않네요. /mine 을 보내시면 여기로 보내 드릴게요.
went-wrong = 죄송해요, 제 쪽에서 문제가 생겼어요. 잠시 뒤에 다시 시도해 주세요.

## For the owners

stats =
    오늘(UTC): { $drawn }개 완성, { $failed }개 실패({ $reasons }).
    사진에서 그림까지: 중앙값 { $p50 }초, 95% { $p95 }초 이내.
    지금: 대기·진행 { $waiting }개, 작업자 { $workers }개.
stats-evicts = ⚠ 작업이 사라질 수 있어요. 메모리가 가득 차면 대기열의 Redis가 작업을 지워요(maxmemory-policy: { $policy }). noeviction으로 바꿔 주세요.

## Written instructions

preset-classic = 클래식
preset-bold = 볼드
preset-fine = 섬세하게
preset-sketch = 스케치
preset-minimal = 미니멀
drawn-with = 이렇게 그렸어요: { $looks }.
drawn-plain = 평소처럼 클래식으로 그렸어요.
drawn-as = 이렇게 그렸어요: { $style }.
drawn-as-look = 이렇게 그렸어요: { $looks }.
drawn-in = 이렇게 그렸어요: { $medium }.
drawn-in-with = 이렇게 그렸어요: { $medium }, { $looks }.
coloured-with = 이렇게 색칠했어요: { $looks }.
coloured-plain = 색칠했어요. 따로 말씀하지 않은 색은 사진에서 가져오거나 제가 골랐어요.
coloured-instead = 이런 색은 색이 있는 그림에만 칠할 수 있어서 컬러 스케치로 그렸어요.
turned = { $degrees ->
    [90] 오른쪽으로 돌렸어요.
    [270] 왼쪽으로 돌렸어요.
   *[180] 위아래를 바로 돌렸어요.
}
fill-hair = { $colour } 머리
fill-skin = { $colour } 피부
fill-clothes = { $colour } 옷
fill-background = { $colour } 배경
fill-of-person = { $person } { $what }
the-person = { $who ->
    [left] 왼쪽 사람
    [right] 오른쪽 사람
    [middle] 가운데 사람
   *[number] { $who }번 사람
}
nobody-there = 그림에서 사람을 { $people ->
    [0] 찾지 못해서
   *[other] { $people }명만 찾아서
} { $persons }은 색칠하지 못했어요.
several = { $things }, { $last }
colours-of-example = 보내 주신 사진의 색
comes-as-webp = WebP로 드려요.
comes-as-jpeg = JPEG로 드려요.
comes-as-svg = 아무리 키워도 또렷한 SVG로 드려요.
comes-as-pdf = A4 용지에 인쇄할 수 있는 PDF로 드려요.
comes-as-plotter = 플로터나 커팅 머신에 쓰는, 한 줄 선으로 된 SVG로 드려요.
comes-as-sticker = 스티커로 드려요.
comes-as-avatar = 프로필 사진으로 드려요.
comes-as-card = 사진과 나란히, 전후를 비교할 수 있게 드려요.
comes-as-clip = 그려지는 과정을 보세요.
comes-as-gif = 움직이는 GIF로 드려요.
comes-as-video-sticker = 움직이는 스티커로 드려요.
comes-as-sheet = 모든 스타일로 그렸어요.
press-a-number = { $styles }. 번호를 누르면 그 스타일로만 그려 드려요.
look-line-weight = { $level ->
    [0] 머리카락처럼 가는 선
    [1] 얇은 선
    [2] 보통 굵기의 선
    [3] 굵은 선
   *[other] 아주 굵은 선
}
look-detail = { $level ->
    [0] 꼭 필요한 선만
    [1] 디테일 적게
    [2] 디테일 보통
    [3] 디테일 많이
   *[other] 디테일 최대로
}
look-shading = { $level ->
    [0] 명암 없이
    [1] 명암 조금
    [2] 명암 적당히
    [3] 명암 많이
   *[other] 명암 최대로
}
look-background = { $level ->
    [0] 배경 없이
    [1] 배경 조금만
    [2] 배경 절반만
    [3] 배경 대부분
   *[other] 배경 그대로
}
look-strength = { $level ->
    [0] 효과 아주 살짝
    [1] 은은한 효과
    [2] 절반 강도
    [3] 강한 효과
   *[other] 최대 강도
}
look-ink = { $colour } 잉크
look-paper = { $colour } 종이
look-transparent = 투명한 종이
look-pure = 회색 없이
look-board = { $colour } 칠판
look-medium = { $medium ->
    [pen] 펜으로
    [brush] 붓으로
    [pencil] 연필로
    [engraving] 판화처럼
    [stipple] 점으로
    [chalk] 분필로
    [page] 색칠공부 도안으로
   *[other] 잉크 그림으로
}
already = { $what ->
    [line-weight-most] 선이 이미 가장 굵어요.
    [line-weight-least] 선이 이미 가장 얇아요.
    [detail-most] 디테일이 이미 모두 들어 있어요.
    [detail-least] 디테일이 이미 가장 적어요.
    [shading-most] 명암이 이미 가장 진해요.
    [shading-least] 줄일 명암이 없어요.
    [background-most] 배경이 이미 모두 들어 있어요.
    [strength-most] 효과가 이미 가장 강해요.
    [strength-least] 효과가 이미 가장 약해요.
    [undo] 되돌릴 것이 없어요.
   *[other] 줄일 배경이 없어요.
}
does-nothing = { $where ->
    [comic] 만화에서는
    [flat] 플랫 카툰에서는
    [pop] 팝아트에서는
    [cute] 귀여운 만화에서는
    [hero] 코믹 히어로에서는
    [webtoon] 웹툰에서는
    [colour] 컬러 스케치에서는
    [added] 이 스타일에서는
    [pen] 펜 그림에서는
    [brush] 붓 그림에서는
    [pencil] 연필 그림에서는
    [engraving] 판화에서는
    [stipple] 점묘화에서는
    [chalk] 분필 그림에서는
    [page] 색칠공부 도안에서는
   *[other] 잉크 그림에서는
} { $what ->
    [line-weight] 선 굵기가
    [detail] 디테일이
    [shading] 명암이
    [background] 배경이
    [strength] 만화의 강도가
    [look] 이 느낌이
    [medium] 펜이나 붓 같은 도구가
    [pure] 회색을 빼는 것이
    [contrast] 대비가
    [inverted] 반전이
    [ink] 잉크 색이
    [paper] 배경에 가려진 종이가
    [parts] 머리, 피부, 옷, 배경의 색이
    [example] 다른 사진의 색이
   *[other] 검은 잉크와 흰 종이가
} 아무 영향을 주지 않아요.
paper-moved = { $ink }는 { $paper }에서 보이지 않아 종이를 { $moved }으로 했어요.
ink-moved = { $ink }는 { $paper }에서 보이지 않아 잉크를 { $moved ->
    [lighter] 더 밝게
    [darker] 더 어둡게
   *[other] { $moved }으로
} 했어요.
opaque = { $file ->
    [jpeg] JPEG는 투명할 수 없어서 종이가 { $paper }이에요. PNG는 투명하게 할 수 있어요.
    [sticker] 스티커는 사람 둘레만 투명하고 안쪽 종이는 { $paper }이에요.
    [card] 카드에는 투명한 곳이 없어요. 종이는 { $paper }이에요.
    [clip] 영상에는 투명한 곳이 없어요. 종이는 { $paper }이에요.
    [gif] 영상에는 투명한 곳이 없어요. 종이는 { $paper }이에요.
    [video-sticker] 스티커는 사람 둘레만 투명하고 안쪽 종이는 { $paper }이에요.
   *[other] 인쇄할 종이에는 투명한 곳이 없어요. 종이는 { $paper }이에요.
}
board-is-dark = 분필 그림은 어두운 바탕에 밝게 그려요. 그래서 칠판이 어두워요.
quoted = “{ $words }”
not-understood = 이해하지 못한 말이 있어요: { $words }.
beyond = { $what ->
    [animated] { $words } 같은 스타일은 없어요. 가장 가까운 건 만화예요: “만화처럼”이라고 적어 보세요.
    [painted] 물감으로는 못 그려서 { $words } 느낌은 없어요. 가장 가까운 건 “붓으로”예요.
    [lit] 밝기와 색의 세기는 제가 알아서 정해요: { $words }. 어떤 색인지는 말씀하실 수 있어요: “빨간 머리, 파란 배경”.
    [larger] { $words }: “{ full-size }”를 누르면 가장 큰 그림을 드려요. SVG는 아무리 키워도 또렷해요.
    [lettering] 그림에 글씨는 쓸 수 없어요: { $words }.
    [turned] 그림을 돌릴 수는 있어요: “왼쪽으로 돌려”, “오른쪽으로 돌려”, “거꾸로”라고 써 보세요. 뒤집거나 자를 수는 없어요: { $words }.
    [singled] 사진에 있는 것은 모두 그려요. 골라서 그릴 수는 없어요: { $words }. 원하는 부분만 잘라서 다시 보내 주세요.
   *[retouched] 사진에 있는 그대로 그려요. 이건 바꿀 수 없어요: { $words }.
}
words-to-try = 이렇게 적어 보세요: “선을 더 굵게”, “디테일 줄여 줘”, “파란 잉크”, “연필로”, “판화처럼”, “만화처럼”, “빨간 머리”, “처음부터”.
words-cut = 앞의 { $count }자만 읽었어요.

## 부탁이 아닌 말

talk-thanks = 천만에요! 다르게 그리고 싶으면 말씀해 주시고, 다음 사진도 보내 주세요.
talk-sorry = 마음에 들지 않으셨다니 죄송해요. 다른 느낌이나 스타일이 더 어울릴 때가 많아요. 버튼을 눌러 보시거나, 얼굴이 더 크고 밝은 사진을 보내 주세요.
softer = 더 부드럽게
talk-forget = /forget_me 라고 보내면 사진과 그림 등 제가 가진 모든 것이 바로 지워져요. 그림 아래 “{ delete }”를 누르면 그 그림이 이 대화에서 사라지고, /privacy 에서 무엇을 얼마나 보관하는지 볼 수 있어요.
talk-links = 링크나 파일 이름으로는 열어 볼 수 없어요. 사진을 직접 보내 주시면 바로 그려 드릴게요.

## More of Discord's commands, settings and answers

name-mine = 내그림
name-settings = 설정
name-stats = 통계
describe-settings = 늘 원하는 것: 언어, 스타일, 분위기, 그림을 볼 사람
describe-stats = 오늘의 현황(운영자용)
option-preset = 분위기
option-medium = 도구
option-strength = 강도
option-words = 요청
describe-preset = 이름이 있는 분위기
describe-medium = 무엇으로 선을 그릴지
describe-strength = 만화 효과의 강도(%): 0은 아주 살짝, 100은 전부
describe-words = 원하는 대로: “선을 더 굵게, 파란 잉크, 배경 없이”
words-to-suggest = 선을 더 굵게, 선을 더 얇게, 디테일 더 많이, 디테일 줄여, 연필로, 붓으로, 펜으로, 판화처럼, 점묘화로, 분필로, 색칠공부 도안으로, 명암 조금, 배경 넣어, 회색 없이, 색 반전, 투명한 종이, 만화처럼, 효과 더 강하게, 효과 더 약하게, 플랫하게, 색칠해 줘, 빨간 머리, 스티커로, 아바타로, 그리는 과정, 전후 비교, svg로, pdf로, 플로터용으로, 명암 없이, 배경 없이, 초록색 재킷, 레이저 각인용, 타투 도안으로
settings-discord = 늘 어떻게 해 드릴까요?
menu-language = 언어
menu-style = 스타일
menu-preset = 분위기
menu-private = 그림을 볼 사람
language-of-discord = 디스코드 설정대로
seen-by-all = 부탁한 곳에 있는 모두
seen-by-me = 나만
sent-smaller = 그린 것보다 작게 보내 드려요. 여기에서는 디스코드가 최대 { $megabytes }MB까지 받아요.
too-large-here = 파일이 너무 커요. 여기에서는 디스코드가 최대 { $megabytes }MB까지 받아요.
private-unreachable = 본인만 보기로 하셨는데, 디스코드에서 제가 메시지를 보낼 수 없게 되어 있어요. 이 서버의 개인 메시지를 허용하시거나 /선화 로 부탁해 주세요.
owners-only = 이 수치는 운영자만 볼 수 있어요.

## Single changes of a drawing, as buttons

change = 바꾸기…
change-colour = 색…
change-colours = 색칠…
change-style = 스타일…
change-media = 그림 도구…
change-thicker = 선 더 굵게
change-thinner = 선 더 얇게
change-more = 디테일 더 많이
change-less = 디테일 줄이기
change-shade = 명암 넣기
change-no-shade = 명암 없이
change-scene = 배경 넣기
change-no-scene = 배경 없이
change-stronger = 효과 더 강하게
change-milder = 효과 더 약하게
change-black = 검은색 잉크
change-blue = 파란색 잉크
change-red = 빨간색 잉크
change-green = 초록색 잉크
change-brown = 갈색 잉크
change-purple = 보라색 잉크
medium-ink = 잉크 그림
medium-pen = 펜
medium-brush = 붓
medium-pencil = 연필
medium-engraving = 판화
medium-stipple = 점묘화
medium-chalk = 분필
medium-page = 색칠공부 도안
change-chalk-white = 흰색 분필
change-chalk-yellow = 노란색 분필
change-chalk-pink = 분홍색 분필
change-chalk-sky = 하늘색 분필
change-chalk-mint = 민트색 분필
change-chalk-orange = 주황색 분필
change-colour-this = 색칠하기
everybody = 모두
person-from-left = 왼쪽에서 { $who }번째 사람
whose-colours = 누구 색깔…
part-hair = 머리…
part-skin = 피부…
part-clothes = 옷…
part-background = 배경…
change-hair-black = 검은 머리
change-hair-brown = 갈색 머리
change-hair-blonde = 금발
change-hair-red = 빨간 머리
change-hair-grey = 회색 머리
change-hair-pink = 분홍 머리
change-hair-blue = 파란 머리
change-hair-purple = 보라색 머리
change-hair-own = 머리 원래 색
change-skin-pale = 창백한 피부
change-skin-light = 밝은 피부
change-skin-tan = 황갈색 피부
change-skin-brown = 갈색 피부
change-skin-dark = 어두운 피부
change-skin-green = 초록색 피부
change-skin-blue = 파란 피부
change-skin-purple = 보라색 피부
change-skin-own = 피부 원래 색
change-wear-black = 검은 옷
change-wear-white = 흰 옷
change-wear-red = 빨간 옷
change-wear-green = 초록색 옷
change-wear-blue = 파란 옷
change-wear-yellow = 노란 옷
change-wear-pink = 분홍 옷
change-wear-purple = 보라색 옷
change-wear-own = 옷 원래 색
change-bg-white = 흰 배경
change-bg-grey = 회색 배경
change-bg-yellow = 노란 배경
change-bg-orange = 주황색 배경
change-bg-green = 초록색 배경
change-bg-blue = 파란 배경
change-bg-pink = 분홍 배경
change-bg-purple = 보라색 배경
change-bg-own = 배경 원래 색

## What a drawing shows, for people who cannot see it

shown = { $way }: { $people }.
shown-nobody = { $way }.
people-shown = { $count ->
    [1] 한 사람
    [2] 두 사람
    [3] 세 사람
    [4] 네 사람
    [5] 다섯 사람
    [6] 여섯 사람
   *[other] 여러 사람
}
person-shown = 한 사람({ $traits })
people-described = { $people }(왼쪽부터 { $each })
one-shown = { $traits }
listed = { $one }, { $other }
listed-last = { $one }, { $other }
trait-hair-dark = 어두운 머리
trait-hair-fair = 금발
trait-hair-red = 붉은 머리
trait-hair-grey = 흰머리
trait-beard = 수염
trait-glasses = 안경
trait-hat = 모자
drawn-in-every-style = 모든 스타일의 그림
drawn-ink = 잉크 그림
drawn-pen = 펜 그림
drawn-brush = 붓 그림
drawn-pencil = 연필 그림
drawn-engraving = 판화풍 그림
drawn-stipple = 점묘화
drawn-chalk = 분필 그림
drawn-page = 색칠공부 도안

## Teaching a style in a chat: /teach, for owners

name-teach = 가르치기
describe-teach = 그림으로 새 스타일을 가르칩니다. 소유자 전용
describe-taught = 스타일 이름. 비워 두면 어디까지 왔는지 보여 드려요
teach-owners-only = 스타일은 제 소유자만 가르칠 수 있어요.
teach-how =
    같은 스타일의 그림 몇백 장이면 그 스타일을 배울 수 있어요. “/teach noir”처럼 /teach 뒤에 이름을 쓰고, 그림을 사진, 파일, 앨범으로 보내 주세요.

    직접 그린 그림이나 그렇게 써도 되는 그림으로 가르쳐 주세요.
teach-no-name = 스타일 이름은 영문 소문자, 숫자, 하이픈으로 쓰고 글자로 시작하며 20자까지예요. 제게 다른 뜻이 있는 말은 안 돼요. “/teach noir”는 되지만 “/teach red”는 안 돼요.
teach-name-taken = “{ $style }” 스타일이 이미 있어요. 먼저 그것을 지우거나 다른 이름을 골라 주세요.
teach-no-photos = 여기서는 배울 수 없어요. 연습할 사람 사진 폴더를 가진 워커가 없어요. 워커의 ARTLINE_TEACHING_PHOTOS 설정이에요.
teach-one-at-a-time = “{ $style }” 스타일을 가르치는 중이에요. 한 번에 하나씩이에요. /teach만 쓰면 어디까지 왔는지 보이고, 거기서 취소할 수 있어요.
teach-told-here = 어디까지 왔는지 여기에 쓸게요. 개인 메시지에서는 그림만 보내 주세요. 서버에서는 저를 멘션해 주세요.
teach-gone = 앞 단계의 것이에요. /teach로 어디까지 왔는지 확인해 주세요.
teach-done-words = 끝, 다 보냈어, 다 보냈어요, 이게 다예요
teach-done = 이게 다예요
teach-cancel = 취소
teach-drop = 버리기
teach-begin = 머리 { $count ->
   *[other] { $count }개로 배우기
}
teach-add = 추가
teach-add-here = 이 채팅에만 추가
teach-collecting = { $count ->
    [0] “{ $style }” 스타일의 그림을 사진, 파일, 앨범으로 보내 주세요. 여러 번 나눠 보내도 되고, 몇백 장이 가장 좋아요. 모으는 동안 이 채팅에서 보내신 그림은 그려 드리지 않아요.
   *[other] “{ $style }”: 지금까지 { $count }장이에요. 더 보내거나, 다 보냈으면 “끝”이라고 써 주세요.
}
teach-too-few = “{ $style }”: 지금까지 머리 { $heads }개를 찾았는데 { $fewest }개가 필요해요. 그 스타일의 사람 그림을 더 보내고(지금 { $count }장) 다시 “끝”이라고 써 주세요.
teach-preparing = 그림 { $count }장에서 머리를 찾고 있어요. { $percent } %.
teach-choosing = 머리 { $heads }개를 찾았어요. 머리가 아닐 것 같은 것부터 보여요. 뺄 번호를 써 주세요: “3, 8-11”. 더하기를 붙이면 되돌려요: “+3”. { $count ->
    [0] 지금은 모두로 배워요.
   *[other] 뺀 것: { $numbers }.
}
teach-keep-more = 머리 { $fewest }개가 필요해요. 몇 개를 되돌려 주세요.
teach-training = “{ $style }” 스타일을 배우는 중이에요. { $percent } %. 그림을 기다리는 사람이 없을 때 배워요.
teach-training-left = “{ $style }” 스타일을 배우는 중이에요. { $percent } %. 약 { $hours ->
    [0] { $minutes }분
   *[other] { $hours }시간 { $minutes }분
} 더 걸려요. 그림이 먼저라서 그리는 동안은 더 늦어져요.
teach-trained = “{ $style }” 스타일을 배웠어요. 시트에는 한 사람이 세 번 나와요. 사진, 처음에 쓴 만화, 그리고 이 스타일이에요. 추가할까요? 보내신 그림은 이미 지웠어요.
teach-added = “{ $style }” 스타일을 추가했어요. 몇 초 뒤 “스타일…”과 이름으로 쓸 수 있어요.
teach-not-added = “{ $style }” 스타일을 추가하지 못했어요. 까닭은 워커의 로그에 있어요. 고친 뒤 다시 눌러 주세요.
teach-cancelled = 네, “{ $style }” 스타일을 보내신 그림과 함께 버렸어요.
teach-cannot = “{ $style }” 스타일을 배울 수 없어요. 무엇이 모자란지 워커의 로그에 있어요. 보내신 그림은 지웠어요.
teach-failed = “{ $style }” 배우기가 여러 번 실패해서 그만뒀어요. 자세한 것은 워커의 로그에 있어요. 보내신 그림은 지웠어요.
