import { loginPageWords } from "../words/login-page.ts";
import type { WaitingLogin } from "./waiting-login.ts";

/** Shows the way to sign on this very page. What it takes is fetched once somebody goes it. */
export function offerPasskey(login: WaitingLogin): void {
	const offer = document.querySelector<HTMLElement>("#sign-here");
	const button = offer?.querySelector("button");
	const place = document.querySelector<HTMLElement>("#card");
	const said = document.querySelector("#said");
	if (!offer || !button || !place || typeof PublicKeyCredential === "undefined") return;
	offer.hidden = false;
	button.addEventListener("click", async () => {
		button.disabled = true;
		try {
			const { showCard } = await import("./card.tsx");
			// The card says all of it again, and is to be read: the digits stay above it.
			document.querySelector(".login-sheet")?.classList.add("signing");
			await showCard(login, place);
			offer.hidden = true;
		} catch {
			document.querySelector(".login-sheet")?.classList.remove("signing");
			button.disabled = false;
			if (said) said.textContent = loginPageWords.noCard;
			const trouble = document.querySelector<HTMLElement>("#trouble");
			if (trouble) Object.assign(trouble, { hidden: false, textContent: loginPageWords.noCard });
		}
	});
}
