"""The steps of the inbox that must be atomic, as Lua run by the broker, whose clock they go by."""

#: Keys: inbox. Arguments: prefix of updates, seconds to keep, and id, content and person of each.
PUT = """
local inbox, prefix, life = KEYS[1], ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
for i = 3, #ARGV, 3 do
    local id, content, person = ARGV[i], ARGV[i + 1], ARGV[i + 2]
    if redis.call('EXISTS', prefix .. id) == 0 then
        redis.call('HSET', prefix .. id, 'content', content, 'person', person)
        redis.call('EXPIRE', prefix .. id, life)
        redis.call('SADD', person, id)
        redis.call('EXPIRE', person, life)
        redis.call('ZADD', inbox, now + i / 10000000, id)
    end
end
"""
#: Keys: inbox. Arguments: prefix of updates, seconds to hold them, how many at most.
TAKE = """
local inbox, prefix, lease, count = KEYS[1], ARGV[1], ARGV[2], ARGV[3]
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local taken = {}
for _, id in ipairs(redis.call('ZRANGE', inbox, '-inf', now, 'BYSCORE', 'LIMIT', 0, count)) do
    local content = redis.call('HGET', prefix .. id, 'content')
    if content then
        redis.call('ZADD', inbox, now + lease, id)
        local tries = redis.call('HINCRBY', prefix .. id, 'tries', 1)
        table.insert(taken, {id, content, tries})
    else
        redis.call('ZREM', inbox, id)
    end
end
return taken
"""
#: Keys: inbox. Arguments: seconds, and ids that are to be taken no sooner than that.
HOLD = """
local time = redis.call('TIME')
local due = time[1] + time[2] / 1000000 + ARGV[1]
for i = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', due, ARGV[i]) end
"""
#: Keys: inbox. Arguments: prefix of updates, seconds that ids remain, and the ids.
DONE = """
local inbox, prefix, life = KEYS[1], ARGV[1], ARGV[2]
for i = 3, #ARGV do
    local key = prefix .. ARGV[i]
    local person = redis.call('HGET', key, 'person')
    if person then redis.call('SREM', person, ARGV[i]) end
    redis.call('ZREM', inbox, ARGV[i])
    redis.call('DEL', key)
    redis.call('HSET', key, 'done', 1)
    redis.call('EXPIRE', key, life)
end
"""
#: Keys: inbox. Arguments: prefix of updates, seconds, and an id that is to be taken no sooner than
#: that, as if it had not been taken at all.
POSTPONE = """
local time = redis.call('TIME')
if redis.call('HEXISTS', ARGV[1] .. ARGV[3], 'content') == 0 then return end
redis.call('HINCRBY', ARGV[1] .. ARGV[3], 'tries', -1)
redis.call('ZADD', KEYS[1], 'XX', time[1] + time[2] / 1000000 + ARGV[2], ARGV[3])
"""
