import { createHash } from "node:crypto";
import fc, { type Arbitrary } from "fast-check";
import { touchedAndVerified } from "../../testing/authenticator-bytes.ts";
import {
	anyItem,
	bytesItem,
	countItem,
	listItem,
	mapItem,
	textItem,
	truthItem,
	wholeItem,
	wrappedItem,
} from "./cbor-shapes.ts";
import { basePoint, credentialId, rpId } from "./samples.ts";

const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** A coordinate that lies on the curve together with its like, or any. */
const coordinate = (value: Uint8Array) =>
	fc.oneof({ weight: 6, arbitrary: wrappedItem(fc.constant(value)) }, bytesItem(0, 31, 32, 33));

const coseKeyItem = mapItem({
	1: fc.oneof({ weight: 9, arbitrary: fc.constant(Uint8Array.of(2)) }, wholeItem),
	3: wholeItem,
	[-1]: fc.oneof({ weight: 9, arbitrary: fc.constant(Uint8Array.of(1)) }, wholeItem),
	[-2]: coordinate(basePoint.x),
	[-3]: coordinate(basePoint.y),
});

const credentialParts = fc
	.tuple(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.uint8Array({ maxLength: 80 }), fc.nat(0xffff), coseKeyItem)
	.map(([aaguid, id, wrong, key]) => {
		const length = Buffer.alloc(2);
		length.writeUInt16BE(wrong % 16 === 0 ? wrong : id.length);
		return join([aaguid, length, id, key]);
	});

const rpIdHash = createHash("sha256").update(rpId).digest();

/** Authenticator data (WebAuthn level 3, section 6.1), mostly for our relying party and with flags that tell the truth. */
export const dataShape: Arbitrary<Uint8Array> = fc
	.tuple(
		fc.uint8Array({ minLength: 37, maxLength: 37 }),
		fc.option(credentialParts),
		fc.option(
			mapItem({ "hmac-secret": bytesItem(32, 48, 64, 80, 17, 0), credProtect: wholeItem, credBlob: truthItem }),
		),
		fc.integer({ min: 0, max: 31 }),
	)
	.map(([fixed, credential, extensions, lie]) => {
		const data = fixed.slice();
		const told = (credential ? 0x40 : 0) | (extensions ? 0x80 : 0);
		if (lie % 8 !== 0) data.set(rpIdHash);
		if (lie % 5 !== 0) data[32] = ((fixed[32] ?? 0) & 0x3a) | told | touchedAndVerified;
		return join([data, credential ?? new Uint8Array(), extensions ?? new Uint8Array()]);
	});

const descriptorItem = mapItem({
	id: fc.oneof(wrappedItem(fc.constant(credentialId)), bytesItem(16, 64)),
	type: textItem("public-key"),
	transports: listItem(textItem()),
});
const userItem = mapItem({ id: bytesItem(1, 16, 64), name: textItem(), displayName: textItem(), icon: textItem() });

/** What getInfo answers. */
export const infoShape = mapItem({
	1: listItem(textItem("FIDO_2_0", "FIDO_2_1", "U2F_V2")),
	2: listItem(textItem("hmac-secret", "credProtect")),
	3: bytesItem(16),
	4: mapItem({
		rk: truthItem,
		up: truthItem,
		uv: truthItem,
		clientPin: truthItem,
		pinUvAuthToken: truthItem,
		credMgmt: truthItem,
	}),
	5: wholeItem,
	6: listItem(countItem),
	7: countItem,
	8: wholeItem,
	9: listItem(textItem("usb", "nfc")),
	10: listItem(mapItem({ alg: wholeItem, type: textItem("public-key") })),
	12: truthItem,
	13: wholeItem,
	14: wholeItem,
	20: wholeItem,
	29: wholeItem,
	42: anyItem,
});

/** What getAssertion answers. */
export const assertionShape = mapItem({
	1: descriptorItem,
	2: wrappedItem(dataShape),
	3: bytesItem(70),
	4: userItem,
	5: wholeItem,
	7: bytesItem(32),
});

/** What makeCredential answers. */
export const creationShape = mapItem({
	1: textItem("packed", "none", "fido-u2f"),
	2: wrappedItem(dataShape),
	3: mapItem({ alg: wholeItem, sig: bytesItem(70), x5c: listItem(bytesItem()) }),
	4: truthItem,
});

/** What clientPIN answers, to whichever subcommand. */
export const pinShape = mapItem({ 1: coseKeyItem, 2: bytesItem(16, 32, 48), 3: wholeItem, 4: truthItem, 5: wholeItem });

/** What credential management answers, to whichever subcommand. */
export const managementShape = mapItem({
	1: wholeItem,
	2: wholeItem,
	3: mapItem({ id: textItem("login.example"), name: textItem() }),
	4: bytesItem(32),
	5: countItem,
	6: userItem,
	7: descriptorItem,
	8: coseKeyItem,
	9: countItem,
	10: wholeItem,
});
