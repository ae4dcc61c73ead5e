package io.plexichat.redis;

/** What is done in Redis in one step. A field of a group's hash is 13 digits of the time it ends at, then the value. */
final class LeaseScripts {
    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;

    /** Keys: the group, the index. Arguments: group, holder, value, most, milliseconds. Answers 1 when it is held. */
    static final String HOLD = NOW + """
            local all = redis.call('HGETALL', KEYS[1])
            local others = 0
            local mine = false
            for i = 1, #all, 2 do
                if all[i] == ARGV[2] then
                    mine = true
                elseif tonumber(string.sub(all[i + 1], 1, 13)) > now then
                    others = others + 1
                end
            end
            if not mine and others >= tonumber(ARGV[4]) then
                return 0
            end
            local ends = now + tonumber(ARGV[5])
            redis.call('HSET', KEYS[1], ARGV[2], string.format('%013d', ends) .. ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[5] * 2)
            redis.call('ZADD', KEYS[2], ends, ARGV[1] .. '\\n' .. ARGV[2])
            return 1
            """;

    /** Keys: the index. Arguments: what keys of groups begin with, milliseconds, then group, holder and value of each. */
    static final String RENEW = NOW + """
            local ends = now + tonumber(ARGV[2])
            for i = 3, #ARGV, 3 do
                local key = ARGV[1] .. ARGV[i]
                redis.call('HSET', key, ARGV[i + 1], string.format('%013d', ends) .. ARGV[i + 2])
                redis.call('PEXPIRE', key, ARGV[2] * 2)
                redis.call('ZADD', KEYS[1], ends, ARGV[i] .. '\\n' .. ARGV[i + 1])
            end
            return 1
            """;

    /** Keys: the group, the index. Arguments: group, holder. */
    static final String RELEASE = """
            redis.call('ZREM', KEYS[2], ARGV[1] .. '\\n' .. ARGV[2])
            return redis.call('HDEL', KEYS[1], ARGV[2])
            """;

    /** Keys: groups. Answers the number of the group, the holder and the value of each entry. */
    static final String HELD = NOW + """
            local found = {}
            for number, key in ipairs(KEYS) do
                local all = redis.call('HGETALL', key)
                for i = 1, #all, 2 do
                    if tonumber(string.sub(all[i + 1], 1, 13)) > now then
                        found[#found + 1] = tostring(number)
                        found[#found + 1] = all[i]
                        found[#found + 1] = string.sub(all[i + 1], 14)
                    end
                end
            end
            return found
            """;

    /** Keys: the index. Arguments: what keys of groups begin with, most. Answers the groups of those that had ended. */
    static final String SWEEP = NOW + """
            local ended = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[2])
            local groups = {}
            for i, member in ipairs(ended) do
                local at = string.find(member, '\\n', 1, true)
                redis.call('ZREM', KEYS[1], member)
                redis.call('HDEL', ARGV[1] .. string.sub(member, 1, at - 1), string.sub(member, at + 1))
                groups[i] = string.sub(member, 1, at - 1)
            end
            return groups
            """;

    private LeaseScripts() {}
}
