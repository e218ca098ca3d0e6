import { offerPasskey } from "./offer-passkey.ts";
import { waitingLogin } from "./waiting-login.ts";
import { watchLogin } from "./watch-login.ts";

const login = waitingLogin(document);
if (login) {
	watchLogin(login);
	offerPasskey(login);
}
