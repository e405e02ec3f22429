"""The steps of gathering an album that must be atomic, as Lua run by the broker."""

#: Keys: album, albums of its person. Arguments: a message's id, its content, seconds to keep.
#: Returns 1 for the message that is to take on the album, 0 for all others.
PUT = """
local album, albums = unpack(KEYS)
local id, content, life = unpack(ARGV)
redis.call('HSETNX', album, 'message ' .. id, content)
redis.call('EXPIRE', album, life)
redis.call('SADD', albums, album)
redis.call('EXPIRE', albums, life)
local by = redis.call('HGET', album, 'by ' .. id)
if by then return by == id and 1 or 0 end
redis.call('HSETNX', album, 'open', id)
return redis.call('HGET', album, 'open') == id and 1 or 0
"""
#: Keys: album. Arguments: the message that takes it on, how many messages it has seen, and how many
#: there are at most. Returns how many there are, while more may come; then content and whether it
#: is taken on now, of each.
TAKE = """
local album = KEYS[1]
local id, seen, most = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local messages, count = {}, 0
local fields = redis.call('HGETALL', album)
for i = 1, #fields, 2 do
    local number = string.match(fields[i], '^message (.+)')
    if number then
        messages[number] = fields[i + 1]
        count = count + 1
    end
end
if count ~= seen and count < most then return count end
if redis.call('HGET', album, 'open') == id then redis.call('HDEL', album, 'open') end
local found = {}
for number, content in pairs(messages) do
    redis.call('HSETNX', album, 'by ' .. number, id)
    local by = redis.call('HGET', album, 'by ' .. number)
    table.insert(found, {content, by == id and 1 or 0})
end
return found
"""
