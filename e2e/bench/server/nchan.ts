import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type MeasuredProcess, startProcess } from "./measured-process.ts";

/** Where Debian puts them (packages nginx and libnginx-mod-nchan). */
const nginx = "/usr/sbin/nginx";
const module = "/usr/lib/nginx/modules/ngx_nchan_module.so";

export function hasNchan(): boolean {
	return existsSync(nginx) && existsSync(module);
}

/** Starts nginx with nchan, with one worker and no logs. */
export async function startNchan(folder: string, port: number): Promise<MeasuredProcess> {
	const prefix = join(folder, "nginx");
	mkdirSync(join(prefix, "logs"), { recursive: true });
	const file = join(prefix, "nginx.conf");
	writeFileSync(file, configuration(prefix, port));
	const process = startProcess([nginx, "-p", prefix, "-c", file, "-e", join(prefix, "error.log")]);
	while (!(await answers(port))) await sleep(10);
	return process;
}

/** Nothing is kept of a message once it was sent, as our server keeps none. */
function configuration(prefix: string, port: number): string {
	return `
load_module ${module};
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${prefix}/nginx.pid;
events { worker_connections 18000; }
http {
	access_log off;
	client_body_temp_path ${prefix}/body;
	proxy_temp_path ${prefix}/proxy;
	fastcgi_temp_path ${prefix}/fastcgi;
	uwsgi_temp_path ${prefix}/uwsgi;
	scgi_temp_path ${prefix}/scgi;
	keepalive_requests 1000000;
	nchan_shared_memory_size 256M;
	server {
		listen 127.0.0.1:${port} backlog=4096;
		location = /publish {
			nchan_publisher http;
			nchan_channel_id $arg_id;
			nchan_message_buffer_length 1;
			nchan_message_timeout 1s;
		}
		location = /events {
			nchan_subscriber eventsource;
			nchan_channel_id $arg_id;
			nchan_subscriber_first_message newest;
			nchan_eventsource_ping_interval 15;
		}
	}
}
`;
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");
		socket.once("error", () => resolve(false));
		socket.once("connect", () => {
			socket.destroy();
			resolve(true);
		});
	});
}
