/** Saying "I did not start this", and the sources that are quiet because of it. */
export const reportWords = {
	report: {
		say: "If you did not start this login, say so: this source stays silent for a while and your administrators are told.",
		notMine: "I did not start this",
		reported: "Reported. Logins from {address} stay silent for you until {time}, and your administrators are told.",
		lift: "Lift",
		liftElsewhere: "You can take that back in the web app.",
		lifted: "Lifted. Logins from {address} are announced to you again.",
	},
	quieted: {
		heading: "Quiet sources",
		hint: "You reported these. Their logins are listed and can be approved, but not announced.",
		until: "until {time}",
		lift: "Lift",
		liftThat: "Lift the silence of {source}",
		lifted: "Lifted. Logins from {source} are announced to you again.",
	},
	unannounced: {
		heading: "Not announced",
		hint: "From sources you reported, or too many alike. You can still approve them.",
		more: { one: "1 more like this", other: "{count} more like this" },
	},
} as const;
