#!/bin/sh
# Logs in by RADIUS as a gateway does: shows each challenge, and answers it once somebody presses Enter.
set -eu
server=$1 secret=$2 user=$3
# Who the answers say they are of.
answers=${4:-$user}
state=''
while :; do
	answer=$(printf 'User-Name = "%s"\nUser-Password = "nothing"\nCalling-Station-Id = "203.0.113.7"\n%s\n' "$user" "$state" |
		radclient -x -t 10 -r 1 "$server" auth "$secret" 2>&1) || :
	printf '%s\n' "$answer" | sed -n '/^Received/,$p'
	case $answer in
	*"Received Access-Challenge"*) ;;
	*) exit 0 ;;
	esac
	state=$(printf '%s\n' "$answer" | sed -n '/^Received/,$s/^[[:space:]]*\(State = .*\)/\1/p')
	read -r _
	user=$answers
done
