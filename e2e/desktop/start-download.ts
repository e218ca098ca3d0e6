/** Runs in a page, and has it save a file of its own making. */
export function startDownload(): void {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(new Blob(["x"]));
	link.download = "x.bin";
	link.click();
}
