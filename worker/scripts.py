"""The steps of the ledger that must be atomic, as Lua run by the broker."""

#: Keys: request, photo, picture, outcome, stream, deadlines, queue, RQ job.
#: Arguments: id, outcome, seconds to keep it, owner, PNG or "".
#: What needs memory comes first: where it fails, the request is still open.
SETTLE = """
local request, photo, picture, outcome, stream, deadlines, queue, job = unpack(KEYS)
local id, answer, keep, owner, png = unpack(ARGV)
if redis.call('EXISTS', request) == 0 then return 0 end
if png ~= '' then
    redis.call('HSET', picture, 'owner', owner, 'png', png)
    redis.call('EXPIRE', picture, keep)
end
redis.call('SET', outcome, answer, 'EX', keep)
redis.call('XADD', stream, '*', 'id', id)
redis.call('EXPIRE', stream, keep)
redis.call('DEL', request, photo)
redis.call('ZREM', deadlines, id)
if redis.call('LREM', queue, 0, id) > 0 then redis.call('DEL', job) end
return 1
"""

#: Keys: the person's jobs, deadlines, queue. Argument: what the key of an RQ job begins with.
FORGET = """
local jobs, deadlines, queue = unpack(KEYS)
local forgotten = 0
for _, id in ipairs(redis.call('ZRANGE', jobs, 0, -1)) do
    local gone = 0
    for _, kind in ipairs({'request', 'photo', 'picture', 'outcome'}) do
        gone = gone + redis.call('DEL', 'artline:' .. kind .. ':' .. id)
    end
    redis.call('ZREM', deadlines, id)
    if redis.call('LREM', queue, 0, id) > 0 then redis.call('DEL', ARGV[1] .. id) end
    if gone > 0 then forgotten = forgotten + 1 end
    for _, kind in ipairs({'seen', 'claim', 'status'}) do
        redis.call('DEL', 'artline:' .. kind .. ':' .. id)
    end
end
redis.call('DEL', jobs)
return forgotten
"""
