# Runs one server and ends it when the owner is gone: standard input is a pipe that only the owner holds.
# Usage: sh -c <this text> guard <polite signal> <seconds of patience> <firm signal> <command> [argument...]
# Prints the server's process id, then nothing; exits with the server's status.
polite=$1
patience=$2
firm=$3
shift 3

exec 3<&0
"$@" 3<&- </dev/null >&2 &
server=$!
echo "$server"
exec >&2

# Signals meant for everybody (a terminal, a service manager) are not for the guard: the pipe alone decides.
trap '' HUP INT QUIT TERM

(
    while read -r line; do :; done <&3
    kill -s "$polite" "$server"
    waited=0
    while [ "$waited" -lt "$patience" ] && kill -s 0 "$server"; do
        sleep 1
        waited=$((waited + 1))
    done
    kill -s "$firm" "$server"
    sleep 5
    kill -s KILL "$server"
) 2>/dev/null &
watcher=$!

wait "$server"
status=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$status"
