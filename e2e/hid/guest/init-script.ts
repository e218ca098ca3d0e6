/**
 * The first program in the guest, for busybox's shell. It loads the modules, puts a writable layer over the host's
 * files, moves there and hands over to the agent. Where anything fails it ends, whereupon the kernel panics and QEMU
 * ends, too.
 * @param node Path of the Node that runs the agent, on the host.
 */
export function initScript(node: string): string {
	return `#!/bin/busybox sh
set -e
/bin/busybox mount -t proc proc /proc
mount -t sysfs sysfs /sys
for module in /modules/*.ko; do insmod $module; done

mount -t tmpfs tmpfs /layer
mkdir /layer/written /layer/work
# What was read once is kept; the agent's runtime alone has a hundred megabytes.
mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=512000,cache=loose host /host
mount -t overlay -o lowerdir=/host,upperdir=/layer/written,workdir=/layer/work overlay /root
mount -t proc proc /root/proc
mount -t sysfs sysfs /root/sys
mount -t devtmpfs devtmpfs /root/dev
mkdir -p /root/dev/pts /root/dev/shm
mount -t devpts devpts /root/dev/pts
mount -t tmpfs -o mode=1777 tmpfs /root/dev/shm
mount -t tmpfs -o mode=755 tmpfs /root/run
cp /agent.mjs /root/run/
ln -s /proc/self/fd /root/dev/fd
hostname guest
ifconfig lo 127.0.0.1 up

port=$(grep -lx agent /sys/class/virtio-ports/*/name)
port=/dev/$(basename $(dirname $port))
exec switch_root /root /usr/bin/env -i \\
	PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \\
	sh -c 'port=$1; shift; exec 3<>$port; cat <&3 3>&- | "$@" >&3 3>&-; busybox poweroff -f' init $port ${quote(node)} /run/agent.mjs
`;
}

/** For a shell, one word. */
function quote(word: string): string {
	return `'${word.replaceAll("'", "'\\''")}'`;
}
