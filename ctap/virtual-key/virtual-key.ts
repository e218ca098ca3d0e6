import { hashPin } from "../pin-uv/pin-block.ts";
import type { ReportTransport } from "../transport/report-transport.ts";
import { CborTransactions } from "./cbor-transaction.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Connections, NotPluggedIn } from "./connections.ts";
import { type Enrolled, type Enrolment, enrol } from "./credentials/enrol.ts";
import { Faults } from "./faults.ts";
import type { Firmware } from "./firmware.ts";
import { type Flash, freshFlash } from "./flash.ts";
import { HidDevice } from "./hid-device.ts";
import { type KeepaliveTiming, usualKeepalives } from "./keepalive.ts";
import { describeState, type KeyState } from "./key-state.ts";
import { keyOfCtap21, type Personality } from "./personality.ts";
import { freshRam } from "./ram.ts";
import { type RandomSource, systemRandom } from "./random-source.ts";
import { loadFlash, type SavedKey, saveFlash } from "./saved-key.ts";
import { Trace } from "./trace.ts";
import { matchAtOnce, type Presence, touchAtOnce, type Verification } from "./user-interaction.ts";

export interface VirtualKeyOptions {
	/** Where it differs from a common key of CTAP 2.1; `keyOfCtap20` is another whole one. */
	readonly personality?: Partial<Personality>;
	/** What an earlier key saved. Everything that a factory-new key has, where it is left out. */
	readonly saved?: unknown;
	/** The PIN that is set already, in place of a saved one. */
	readonly pin?: string;
	/** Asked for each touch. A key is touched at once where it is left out. */
	readonly presence?: Presence;
	/** Asked for each finger on the reader. The right one comes at once where it is left out. */
	readonly verification?: Verification;
	readonly clock?: Clock;
	readonly random?: RandomSource;
	readonly keepalives?: KeepaliveTiming;
}

/** A security key without hardware: the device's side of CTAP 2.1 over CTAPHID, as one port. It begins plugged in. */
export interface VirtualKey {
	readonly personality: Personality;
	/**
	 * Opens the key, as one of any number of programs that have it open.
	 * @throws NotPluggedIn
	 */
	connect(): ReportTransport;
	/** Pulls the key out: all connections end, and what it keeps in memory alone is gone. */
	unplug(): void;
	/** Plugs it in again. Connections have to be made anew. */
	plug(): void;
	/** Pulls it out and plugs it in. */
	powerCycle(): void;
	/** Gives it a credential that it has been used to make before. */
	enrol(enrolment: Enrolment): Enrolled;
	/** What it looks like at this moment. */
	readonly state: KeyState;
	/** What went over the wire. */
	readonly trace: Trace;
	/** What it shall get wrong. */
	readonly faults: Faults;
	/** What it keeps without power, as JSON. */
	save(): SavedKey;
}

export function createVirtualKey(options: VirtualKeyOptions = {}): VirtualKey {
	const personality: Personality = { ...keyOfCtap21, ...options.personality };
	const { clock = systemClock, random = systemRandom, keepalives = usualKeepalives } = options;
	const { presence = touchAtOnce, verification = matchAtOnce } = options;
	const flash = options.saved === undefined ? freshFlash(personality, random) : loadFlash(options.saved);
	if (options.pin !== undefined) setPinAtFactory(flash, options.pin);
	const firmware: Firmware = {
		personality,
		clock,
		random,
		presence,
		verification,
		faults: new Faults(),
		flash,
		ram: freshRam(clock.now()),
	};
	return assemble(firmware, keepalives);
}

function assemble(firmware: Firmware, keepalives: KeepaliveTiming): VirtualKey {
	const { personality, clock, faults } = firmware;
	const connections = new Connections();
	const trace = new Trace();
	let plugged = true;
	function report(bytes: Uint8Array) {
		trace.reportsOut += 1;
		connections.send(bytes);
	}
	function unplug() {
		plugged = false;
		connections.loseAll();
		cbor.abort();
		device.powerOff();
		firmware.ram = freshRam(clock.now());
	}
	function plug() {
		plugged = true;
		firmware.ram = freshRam(clock.now());
	}
	const cbor = new CborTransactions(firmware, trace, keepalives, { report, unplug });
	const device = new HidDevice({ personality, clock, faults, cbor }, report);
	return {
		personality,
		connect() {
			if (!plugged) throw new NotPluggedIn();
			return connections.add(personality.reportSize, (bytes) => {
				trace.reportsIn += 1;
				device.receive(bytes);
			});
		},
		unplug,
		plug,
		powerCycle() {
			unplug();
			plug();
		},
		enrol: (enrolment) => enrol(firmware, enrolment),
		get state() {
			return describeState(firmware, plugged, device.channels);
		},
		trace,
		faults,
		save: () => saveFlash(firmware.flash),
	};
}

function setPinAtFactory(flash: Flash, pin: string): void {
	const normalized = pin.normalize("NFC");
	const encoded = new TextEncoder().encode(normalized);
	flash.pinHash = hashPin(encoded);
	flash.pinLength = [...normalized].length;
	encoded.fill(0);
}
