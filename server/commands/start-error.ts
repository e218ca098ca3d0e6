/** Something keeps the server, or a command on its data, from starting. The message is for the person who started it. */
export class StartError extends Error {
	override readonly name = "StartError";
}
