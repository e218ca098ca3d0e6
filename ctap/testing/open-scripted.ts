import { HidChannel } from "../ctaphid/hid-channel.ts";
import type { Timing } from "../ctaphid/timing.ts";
import { KeyFailure } from "../key-failure.ts";
import { type Script, ScriptedDevice } from "./scripted-device.ts";

/** Waits short enough for a test, long enough for a busy machine, and each to be told from the others. */
export const shortTiming: Timing = {
	initMs: 200,
	silenceMs: 400,
	commandMs: 4000,
	busyMs: 100,
	busyRetryMs: 1,
	cancelMs: 120,
};

/** A channel to a device that does what a script says. */
export async function openScripted(script: Script = {}, timing: Partial<Timing> = {}) {
	const device = new ScriptedDevice(script);
	const channel = await HidChannel.open(device, { ...shortTiming, ...timing });
	return { device, channel, own: channel.grant.channel };
}

/** The failure that something ends in. @throws Error where it does not fail, or with anything but a KeyFailure. */
export async function failureOf(promise: Promise<unknown>): Promise<KeyFailure> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof KeyFailure) return error;
		throw error;
	}
	throw new Error("it should have failed");
}
