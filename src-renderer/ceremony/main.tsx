import "../theme/fonts.css";
import "../theme/tokens.css";
import "../theme/page.css";
import "../theme/controls.css";
import "../theme/fields.css";
import "../theme/stack.css";
import { createRoot } from "react-dom/client";
import { Ceremony } from "./ceremony.tsx";
import { takeTicket } from "./ticket.ts";

const ticket = takeTicket();
// Another ticket that is opened in the same window changes the fragment only.
addEventListener("hashchange", () => location.reload());
const root = document.getElementById("root");
if (root) createRoot(root).render(<Ceremony ticket={ticket} />);
