"""The steps of the ledger that must be atomic, as Lua run by the broker."""

#: Where the next job of a person would stand (docs/decisions/0005). A job's rank is how many open
#: jobs of the same person come before it; it goes behind the last job whose rank is not higher, so
#: that nobody is overtaken by somebody with as much to be drawn. Nor is a job overtaken that would
#: then be due later than the deadline of its request plus the longest wait.
#: Finds `before`, the job that it would stand behind, `ahead`, how many jobs wait before it,
#: `drawings`, how many drawings these and those in hand are, and `behind`, the jobs that would come
#: after it. `cost` is how many drawings the job itself is.
_TURN = """
local queue, people, deadlines, several = unpack(KEYS)
local person, pause, longest = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local cost = tonumber(ARGV[4])
local person_of, jobs, drawings_of = {}, {}, {}
local found = redis.call('HGETALL', several)
for i = 1, #found, 2 do drawings_of[found[i]] = tonumber(found[i + 1]) end
local open = redis.call('HGETALL', people)
for i = 1, #open, 2 do
    person_of[open[i]] = open[i + 1]
    jobs[open[i + 1]] = (jobs[open[i + 1]] or 0) + 1
end
local rank = jobs[person] or 0
local line = redis.call('LRANGE', queue, 0, -1)
-- Until here `jobs` counts all that is open; what remains is in hand, and comes before the line.
local in_hand = 0
for i = 1, #open, 2 do in_hand = in_hand + (drawings_of[open[i]] or 1) end
for _, waiting in ipairs(line) do
    local whose = person_of[waiting]
    if whose then
        jobs[whose] = jobs[whose] - 1
        in_hand = in_hand - (drawings_of[waiting] or 1)
    end
end
local function can_wait(waiting)
    local asked = redis.call('GET', 'artline:request:' .. waiting)
    local deadline = redis.call('ZSCORE', deadlines, waiting)
    if not asked or not deadline then return true end
    -- Another version of this program may have written what this one does not understand.
    local readable, due = pcall(function() return cjson.decode(asked).deadline + longest end)
    -- Deadlines are rounded to milliseconds.
    return not readable or deadline + cost * pause <= due + 0.001
end
local before
local ahead, drawings, passed, behind = 0, in_hand, in_hand, {}
for place, waiting in ipairs(line) do
    local whose = person_of[waiting]
    if whose then
        passed = passed + (drawings_of[waiting] or 1)
        if jobs[whose] <= rank or not can_wait(waiting) then
            before, ahead, drawings, behind = waiting, place, passed, {}
        else
            behind[#behind + 1] = waiting
        end
        jobs[whose] = jobs[whose] + 1
    end
end
"""

#: Keys: queue, people, deadlines, jobs of several drawings. Arguments: pseudonym of the person,
#: seconds that a drawing costs, longest wait in seconds, how many drawings the job is. Returns how
#: many jobs would wait before it, how many drawings would come before it, and how many jobs of the
#: person's own are open.
TURN = f"{_TURN} return {{ahead, drawings, rank}}"

#: Puts the job that RQ has just queued where its person's turn is, and those behind it off.
#: Keys and arguments: as above, then the id, and when it is due if nobody is ahead. Returns how
#: many jobs wait before it, and how many drawings come before it.
TAKE_TURN = f"""
redis.call('LREM', KEYS[1], -1, ARGV[5])
{_TURN}
local id, due = ARGV[5], tonumber(ARGV[6])
if before then
    redis.call('LINSERT', queue, 'AFTER', before, id)
else
    redis.call('LPUSH', queue, id)
end
for _, waiting in ipairs(behind) do
    redis.call('ZINCRBY', deadlines, cost * pause, waiting)
end
redis.call('ZADD', deadlines, string.format('%.3f', due + drawings * pause), id)
redis.call('HSET', people, id, person)
if cost > 1 then redis.call('HSET', several, id, cost) end
return {{ahead, drawings}}
"""

#: Keys: workers, paces. Arguments: a worker's name, its pace, for how many seconds it is ready.
ANNOUNCE = """
local workers, paces = unpack(KEYS)
local time = redis.call('TIME')
local now = time[1] + time[2] / 1e6
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', workers, '-inf', now)) do
    redis.call('HDEL', paces, gone)
end
redis.call('ZREMRANGEBYSCORE', workers, '-inf', now)
redis.call('ZADD', workers, string.format('%.3f', now + ARGV[3]), ARGV[1])
redis.call('HSET', paces, ARGV[1], ARGV[2])
for _, key in ipairs(KEYS) do redis.call('EXPIRE', key, 24 * 3600) end
"""

#: Keys: workers, paces. Returns the names of those that are ready, each followed by its pace.
READY = """
local workers, paces = unpack(KEYS)
local time = redis.call('TIME')
local found = {}
for _, name in ipairs(redis.call('ZRANGEBYSCORE', workers, time[1] + time[2] / 1e6, '+inf')) do
    local pace = redis.call('HGET', paces, name)
    if pace then
        found[#found + 1] = name
        found[#found + 1] = pace
    end
end
return found
"""

#: What a worker has, for so many milliseconds. Key: where that stands. Arguments: it, and the time.
#: Deleted first, because that is allowed even where memory is full, as a script may then go on.
TELL = """
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
"""

#: Keys: request, photo, example, picture, outcome, stream, deadlines, people, jobs of several
#: drawings, queue, RQ job, the figures of the day, and how many people were found.
#: Arguments: id, outcome, seconds to keep it, its person, the file or "", what it shows as JSON,
#: "drawn" or the problem, time, how many people were found or "", and seconds to keep that.
#: The photo is deleted first: that is allowed even where memory is full, and a script that has
#: written once may go on writing.
SETTLE = """
local request, photo, example, picture, outcome, stream = unpack(KEYS)
local deadlines, people, several, queue, job, day, found = unpack(KEYS, 7)
local id, answer, keep, person, content, shown, result, now, count, life = unpack(ARGV)
local asked = redis.call('GET', request)
if not asked then return 0 end
redis.call('DEL', photo, example)
if content ~= '' then
    redis.call('HSET', picture, 'person', person, 'content', content, 'shown', shown)
    redis.call('EXPIRE', picture, keep)
end
redis.call('SET', outcome, answer, 'EX', keep)
if count ~= '' then redis.call('SET', found, count, 'EX', life) end
redis.call('XADD', stream, '*', 'id', id)
redis.call('EXPIRE', stream, keep)
redis.call('DEL', request)
redis.call('ZREM', deadlines, id)
redis.call('HDEL', people, id)
redis.call('HDEL', several, id)
if redis.call('LREM', queue, 0, id) > 0 then redis.call('DEL', job) end
local times, FIGURES_LIFE = day .. ':milliseconds', 3 * 24 * 3600
redis.call('HINCRBY', day, result, 1)
redis.call('EXPIRE', day, FIGURES_LIFE)
if result == 'drawn' then
    redis.call('LPUSH', times, math.floor(1000 * (now - cjson.decode(asked).accepted_at)))
    redis.call('LTRIM', times, 0, 999)
    redis.call('EXPIRE', times, FIGURES_LIFE)
end
return 1
"""

#: Keys: the person's jobs, deadlines, people, jobs of several drawings, queue. Argument: what keys
#: of RQ jobs begin with.
FORGET = """
local jobs, deadlines, people, several, queue = unpack(KEYS)
local forgotten = 0
for _, id in ipairs(redis.call('ZRANGE', jobs, 0, -1)) do
    local gone = 0
    for _, kind in ipairs({'request', 'photo', 'example', 'picture', 'outcome'}) do
        gone = gone + redis.call('DEL', 'artline:' .. kind .. ':' .. id)
    end
    redis.call('ZREM', deadlines, id)
    redis.call('HDEL', people, id)
    redis.call('HDEL', several, id)
    if redis.call('LREM', queue, 0, id) > 0 then redis.call('DEL', ARGV[1] .. id) end
    if gone > 0 then forgotten = forgotten + 1 end
    for _, note in ipairs(redis.call('LRANGE', 'artline:status:' .. id, 0, -1)) do
        redis.call('DEL', 'artline:drawing:' .. string.match(note, '%x*$'))
    end
    for _, kind in ipairs({'seen', 'order', 'persons', 'claim', 'status',
            'shared', 'pack', 'packed', 'sticker'}) do
        redis.call('DEL', 'artline:' .. kind .. ':' .. id)
    end
end
redis.call('DEL', jobs)
return forgotten
"""

#: Counts an ask, once, in the last hour of its person and its chat, unless a limit is reached.
#: Keys: asks of the person, asks of the chat. Arguments: id, time, and the limits: open jobs of the
#: person, hourly asks of the person, and of the chat. Returns which limit was
#: reached, "" for none, and the seconds until there is room.
ADMIT = """
local HOUR, ARRIVING = 3600, 30
local person, chat = unpack(KEYS)
local id, now = ARGV[1], tonumber(ARGV[2])
local function wait(asks, limit)
    redis.call('ZREMRANGEBYSCORE', asks, '-inf', now - HOUR)
    local over = redis.call('ZCARD', asks) - limit
    if over < 0 then return 0 end
    return math.ceil(redis.call('ZRANGE', asks, over, over, 'WITHSCORES')[2] + HOUR - now)
end
local waits = {wait(person, tonumber(ARGV[4])), wait(chat, tonumber(ARGV[5]))}
if redis.call('ZSCORE', person, id) then return {'', 0} end
local open = 0
local asks = redis.call('ZRANGE', person, 0, -1, 'WITHSCORES')
for i = 1, #asks, 2 do
    local accepted = redis.call('EXISTS', 'artline:seen:' .. asks[i]) == 1
    -- Between this script and the ledger lies the photo's download; a bot may die in it.
    local arriving = not accepted and now - asks[i + 1] < ARRIVING
    if arriving or redis.call('EXISTS', 'artline:request:' .. asks[i]) == 1 then open = open + 1 end
end
if open >= tonumber(ARGV[3]) then return {'open', 0} end
if waits[1] > 0 then return {'person', waits[1]} end
if waits[2] > 0 then return {'chat', waits[2]} end
for _, key in ipairs(KEYS) do
    redis.call('ZADD', key, now, id)
    redis.call('EXPIRE', key, HOUR)
end
return {'', 0}
"""
