// What the launcher starts: node boot.ts main.js … becomes node main.js … before anybody looks.
process.argv.splice(1, 1);
const { runHost } = await import("./host.ts");
await runHost();
