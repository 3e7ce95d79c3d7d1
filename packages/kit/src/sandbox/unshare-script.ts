/**
 * Runs inside the new namespaces, with capabilities in them alone: builds a root out of what is shown, turns to it, gives
 * up every capability and stays as the first process, which collects orphans while the command runs below it. Where
 * anything fails, the command does not run.
 *
 * Loopback is brought up with `ip`, or with perl where that is not there. `/proc/sys` is sealed because files in it that
 * belong to the machine's root are writable for a root that has no capability at all. Without an fstab, umount refuses
 * everybody but root.
 */
export const SET_UP = `
set -eu
path=$PATH
PATH=$PATH:/usr/sbin:/sbin
base=$1 cwd=$2 home=$3 network=$4 nest=$5
shift 5
seal() { mount -o remount,bind,ro "$1"; }
place() {
  if [ -d "$1" ]; then mkdir -p "$base$2"; return; fi
  mkdir -p "$base\${2%/*}"
  [ -e "$base$2" ] || : >"$base$2"
}
if [ "$network" = none ]; then
  ip link set lo up 2>/dev/null || perl -MSocket -e '
    socket(my $socket, PF_INET, SOCK_DGRAM, 0) or exit 1;
    ioctl($socket, 0x8914, pack("a16s", "lo", 0x41)) or exit 1' ||
    { echo "sandbox: cannot bring loopback up; install iproute2" >&2; exit 125; }
fi
mount -t tmpfs -o mode=755,nosuid,nodev sandbox "$base"
while [ "$1" != -- ]; do
  case $1 in
    bind) place "$2" "$2"; mount --rbind "$2" "$base$2"; shift 2 ;;
    seal) seal "$base$2"; shift 2 ;;
    fresh) mkdir -p "$base$2"; mount -t tmpfs -o mode=1777,nosuid,nodev sandbox "$base$2"; shift 2 ;;
    blank) : >"$base/.blank"; mount --bind "$base/.blank" "$base$2"; shift 2 ;;
    link) ln -s "$2" "$base$3"; shift 3 ;;
    *) echo "sandbox: unknown word $1" >&2; exit 125 ;;
  esac
done
shift
mkdir -p "$base/proc" "$base/dev" "$base/etc" "$base/.outside" "$base$home"
[ -e "$base/etc/fstab" ] || : >"$base/etc/fstab"
mount -t proc -o nosuid,nodev,noexec proc "$base/proc"
[ "$nest" = true ] || echo 0 >"$base/proc/sys/user/max_user_namespaces"
for name in sys irq bus sysrq-trigger; do
  [ ! -e "$base/proc/$name" ] || { mount --bind "$base/proc/$name" "$base/proc/$name"; seal "$base/proc/$name"; }
done
mount -t tmpfs -o mode=755,nosuid sandbox "$base/dev"
for name in null zero full random urandom tty; do
  : >"$base/dev/$name"
  mount --bind "/dev/$name" "$base/dev/$name"
done
ln -s /proc/self/fd "$base/dev/fd"
ln -s /proc/self/fd/0 "$base/dev/stdin"
ln -s /proc/self/fd/1 "$base/dev/stdout"
ln -s /proc/self/fd/2 "$base/dev/stderr"
mkdir "$base/dev/pts"
mkdir -m 1777 "$base/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$base/dev/pts"
ln -s pts/ptmx "$base/dev/ptmx"
cd "$base"
pivot_root . .outside
umount -l /.outside
rmdir /.outside
seal /
cd "$cwd"
PATH=$path
exec setpriv --no-new-privs --inh-caps -all --ambient-caps -all --bounding-set -all \\
  /bin/sh -c '"$@"; exit $?' sandbox "$@"
`;
