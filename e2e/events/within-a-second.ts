/** Waits for something that has to happen within a second, and rejects where it does not. */
export async function withinASecond<T>(happens: Promise<T>): Promise<T> {
	const tooLate = Promise.withResolvers<never>();
	const watchdog = setTimeout(() => tooLate.reject(new Error("It took longer than a second.")), 1000);
	try {
		return await Promise.race([happens, tooLate.promise]);
	} finally {
		clearTimeout(watchdog);
	}
}
