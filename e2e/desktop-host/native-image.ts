import { readFileSync } from "node:fs";
import { rawBehind, strict } from "./strict.ts";
import { type MemberOf, members } from "./surface.ts";

class NativeImageRaw implements Pick<Electron.NativeImage, MemberOf<"nativeImage">> {
	readonly file: string | undefined;
	#size = { width: 0, height: 0 };
	#isTemplate = false;
	readonly #scales: number[] = [];

	constructor(file?: string) {
		this.file = file;
		// A template image says so by its name.
		this.#isTemplate = /Template(@\d(\.\d+)?x)?\.\w+$/.test(file ?? "");
		if (file !== undefined) this.#take(readOrNothing(file), 1);
	}

	getSize(): Electron.Size {
		return { ...this.#size };
	}

	isEmpty(): boolean {
		return this.#size.width === 0;
	}

	setTemplateImage(isTemplate: boolean): void {
		this.#isTemplate = isTemplate;
	}

	isTemplateImage(): boolean {
		return this.#isTemplate;
	}

	addRepresentation({ scaleFactor = 1, buffer, dataURL = "" }: Electron.AddRepresentationOptions): void {
		this.#take(buffer ?? Buffer.from(dataURL.replace(/^[^,]*,/, ""), "base64"), scaleFactor);
	}

	getScaleFactors(): number[] {
		return [...this.#scales];
	}

	/** The size stands at the beginning of every PNG; an icon of Windows counts as 16 pixels. */
	#take(picture: Buffer, scale: number): void {
		const isPng = picture.subarray(1, 4).toString("latin1") === "PNG";
		const isIcon = picture.subarray(0, 4).equals(Buffer.from([0, 0, 1, 0]));
		if (!isPng && !isIcon) return;
		this.#scales.push(scale);
		const [width, height] = isPng ? [picture.readUInt32BE(16), picture.readUInt32BE(20)] : [16, 16];
		if (this.isEmpty()) this.#size = { width: width / scale, height: height / scale };
	}
}

/** The file that an image came from. */
export function imageFile(image: Electron.NativeImage | string): string | undefined {
	return typeof image === "string" ? image : (rawBehind(image) as NativeImageRaw).file;
}

function shownImage(file?: string): Electron.NativeImage {
	return strict("NativeImage", new NativeImageRaw(file), members.nativeImage);
}

export const nativeImage = strict<typeof Electron.NativeImage>(
	"nativeImage",
	{
		createFromPath: (path: string) => shownImage(path),
		createEmpty: () => shownImage(),
	} satisfies Pick<typeof Electron.NativeImage, "createFromPath" | "createEmpty">,
	["createFromPath", "createEmpty"],
);

function readOrNothing(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch {
		// Electron answers a missing file with an empty image.
		return Buffer.alloc(0);
	}
}
