/** The answer, or an error that says what was waited for. */
export async function within<Answer>(limit: number, answer: Promise<Answer>, words: () => string): Promise<Answer> {
	const over = Promise.withResolvers<never>();
	const timer = setTimeout(() => over.reject(new Error(`${words()} (within ${limit} ms)`)), limit);
	try {
		return await Promise.race([answer, over.promise]);
	} finally {
		clearTimeout(timer);
	}
}
