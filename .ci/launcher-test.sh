#!/usr/bin/env bash
# Tests the launcher against a java and an mvn that only say what they were asked. Takes a few seconds and needs neither.
set -euo pipefail

launcher=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/palindrome
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
home="$work/a check out"
bin=$work/bin
mkdir -p "$home/toolkit/src/main" "$home/sample-migrations/src" "$bin" "$work/elsewhere"
cp "$launcher" "$home/"
touch "$home/pom.xml" "$home/toolkit/pom.xml" "$home/toolkit/src/main/A.java" "$home/sample-migrations/pom.xml"

for tool in sh find grep sed readlink dirname cat mkdir rm mv sleep touch flock paste ln; do
    if command -v "$tool" >/dev/null; then
        ln -s "$(command -v "$tool")" "$bin/$tool"
    fi
done
cat >"$bin/java" <<'STUB'
#!/bin/sh
case $* in
    *-XshowSettings*) echo "    java.specification.version = ${STUB_JAVA:-17}" >&2 ;;
    *sleep*) trap 'echo stopped; exit 143' TERM; echo "pid $$"; for second in 1 2 3 4 5 6 7 8 9; do sleep 1; done ;;
    *) for argument; do echo "[$argument]"; done; exit "${STUB_STATUS:-0}" ;;
esac
STUB
cat >"$bin/mvn" <<'STUB'
#!/bin/sh
echo "built $*" >>target/builds
cat >/dev/null
[ -z "${STUB_FAILS:-}" ] || { echo "it does not compile"; exit 1; }
sleep 0.3
mkdir -p toolkit/target/dist/lib
touch toolkit/target/palindrome-toolkit-1.jar toolkit/target/palindrome-toolkit-1-sources.jar
STUB
chmod +x "$bin/java" "$bin/mvn"
export PATH=$bin
unset JAVA_HOME

checks=0
# expect WHAT EXPECTED ACTUAL
expect() {
    if [ "$2" != "$3" ]; then
        printf 'The launcher: %s\nexpected: %s\nbut was:  %s\n' "$1" "$2" "$3" >&2
        exit 1
    fi
    checks=$((checks + 1))
}
builds() {
    grep -c built "$home/target/builds"
}
# run ARGUMENT...: sets output, with what it wrote to standard error, and status.
run() {
    set +e
    output=$("$home/palindrome" "$@" 2>&1 </dev/null)
    status=$?
    set -e
}

cd "$work/elsewhere"
STUB_JAVA=11 run
expect "an old java is refused" "palindrome: $bin/java is Java 11, and 17 or later is needed. Set JAVA_HOME to such a JDK." "$output"
expect "with status 3" 3 "$status"
JAVA_HOME=$work/none run
expect "a wrong JAVA_HOME is refused" "palindrome: JAVA_HOME is $work/none, but $work/none/bin/java is not there. Set JAVA_HOME to a JDK, 17 or later, or unset it." "$output"
mv "$bin/mvn" "$work/mvn"
run
expect "no Maven is said" "palindrome: it must be built from its sources, but no mvn was found. Install Maven 3.8.6 or later and put it on PATH." "$output"
mv "$work/mvn" "$bin/mvn"
STUB_FAILS=1 run verify
expect "a failed build shows its output" "Building Palindrome (first run; about a minute) ...
it does not compile
palindrome: the build failed; its output is above, and in $home/target/palindrome-build.log." "$output"
expect "with status 3" 3 "$status"

rm "$home/target/builds"
"$home/palindrome" one >"$work/one" 2>"$work/one.err" &
"$home/palindrome" two >"$work/two" 2>"$work/two.err" &
wait
expect "two at once build once" 1 "$(builds)"
expect "and say so once" 1 "$(cat "$work/one.err" "$work/two.err" | grep -c 'Building Palindrome')"
expect "and both run" "[one] [two]" "$(grep -h -e '\[one\]' -e '\[two\]' "$work/one" "$work/two" | paste -sd' ')"

run verify 'a b' '' "it's"
expect "arguments and class path" "[-XX:+UseSerialGC]
[-XX:TieredStopAtLevel=1]
[-Xshare:auto]
[-Dpalindrome.servers=$home/toolkit/target/dist/servers]
[-cp]
[$home/toolkit/target/palindrome-toolkit-1.jar:$home/toolkit/target/dist/lib/*]
[dev.palindrome.cli.Main]
[verify]
[a b]
[]
[it's]" "$output"
expect "what is built is not built again" 1 "$(builds)"
STUB_STATUS=7 run
expect "the status is java's" 7 "$status"

touch "$home/sample-migrations/src/V1.sql"
run
expect "a new source is built" 2 "$(builds)"
expect "and said" "Building Palindrome (its sources changed) ..." "${output%%$'\n'*}"
sleep 0.1
rm "$home/toolkit/src/main/A.java"
run
expect "a deleted source is built" 3 "$(builds)"
rm -r "$home/toolkit/target"
run
expect "after mvn clean it is built" 4 "$(builds)"

ln -s "../a check out/palindrome" "$work/elsewhere/link"
ln -s "elsewhere/link" "$work/again"
output=$("$work/again" linked 2>&1)
expect "through links" "[linked]" "${output##*$'\n'}"

: >"$work/slept"
"$home/palindrome" sleep >"$work/slept" &
launched=$!
until grep -q pid "$work/slept"; do sleep 0.05; done
expect "java takes the launcher's place" "pid $launched" "$(cat "$work/slept")"
kill "$launched"
set +e
wait "$launched"
status=$?
set -e
expect "a signal reaches java" "stopped" "$(sed -n 2p "$work/slept")"
expect "and its status comes back" 143 "$status"

if [ -e "$bin/flock" ]; then
    rm "$bin/flock"
    touch "$home/pom.xml"
    "$home/palindrome" one >/dev/null 2>&1 &
    "$home/palindrome" two >/dev/null 2>&1 &
    wait
    expect "without flock, two at once build once" 5 "$(builds)"
fi
echo "The launcher: $checks checks passed."
