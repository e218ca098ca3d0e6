import { bootGuest } from "./boot-guest.ts";

/* Boots a guest, says so, and holds it until this program ends: a parent for tests that end it. */

const guest = await bootGuest();
console.log(JSON.stringify({ processId: guest.processId }));
await new Promise(() => setInterval(() => undefined, 60_000));
