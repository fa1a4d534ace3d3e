// An application of the original protocol, with the client that it has: told on its command line where the server is, it
// says `ok` at the end, or what is wrong.
import assert from "node:assert/strict";
import { io } from "socket.io-client";

const address = process.argv[2];
const roomId = "lobby";

/** Opens a socket and joins the room. */
async function join(options) {
  const socket = io(address, { reconnection: true, reconnectionDelay: 50, ...options });
  await new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  const joined = once(socket, "execution-status");
  socket.emit("join-room", { roomId });
  await joined;
  return socket;
}

/** The data of the next such event, within a while. */
function once(socket, event, fits = () => true) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} has come`)), 20_000);
    const listen = (data) => {
      if (!fits(data)) return;
      clearTimeout(timer);
      socket.off(event, listen);
      resolve(data);
    };
    socket.on(event, listen);
  });
}

async function session(displayName) {
  const answer = await fetch(`${address}/api/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ displayName }),
  });
  return (await answer.json()).token;
}

// One over a WebSocket with a token, one by long polling with a header, one a guest that says its name.
const ada = await join({ transports: ["websocket"], auth: { token: await session("Ada") } });
const ben = await join({
  transports: ["polling"],
  extraHeaders: { authorization: `Bearer ${await session("Ben")}` },
});
const eve = await join({ auth: { displayName: "Eve" } });
const all = [ada, ben, eve];

// As the original application does it.
const heard = all.map((socket) =>
  Promise.all(["execution-queued", "execution-started", "execution-completed"].map((event) => once(socket, event))),
);
ada.emit("execute-code", { roomId, language: "lua", code: "print(io.read() .. '!')", input: "hello" });
for (const [queued, started, completed] of await Promise.all(heard)) {
  assert.equal(queued.displayName, "Ada");
  assert.equal(started.executionId, queued.executionId);
  assert.equal(completed.result.stdout, "hello!\n");
  assert.equal(completed.result.status, "success");
}

// Acknowledgements, and the order of requests that do not wait for each other.
const answers = [];
for (const limit of [1, 2, 3, 4, 5]) {
  answers.push(eve.timeout(20_000).emitWithAck("get-execution-history", { roomId, limit }));
}
for (const { event, data } of await Promise.all(answers)) {
  assert.equal(event, "execution-history");
  assert.equal(data.executions[0].input, "hello");
}
const refused = await ben.timeout(20_000).emitWithAck("execute-code", { roomId, language: "no such", code: "" });
assert.equal(refused.event, "execution-error");
assert.equal(refused.data.code, "unknown_language");
const status = await ben.timeout(20_000).emitWithAck("get-execution-status", { roomId });
assert.equal(status.data.activeCount, 0);

// Typing into a program; cancelling what waits.
const ended = once(ben, "execution-completed");
const { data: running } = await ben
  .timeout(20_000)
  .emitWithAck("execute-code", { roomId, language: "lua", code: "print(io.read())", interactive: true });
assert.equal(running.displayName, "Ben");
const typed = { executionId: running.executionId, data: "typed\n" };
assert.equal((await ben.timeout(20_000).emitWithAck("execution-input", typed)).data.data, "typed\n");
assert.equal((await ended).result.stdout, "typed\n");
const closed = await ben.timeout(20_000).emitWithAck("execution-input", typed);
assert.equal(closed.data.code, "execution_not_found");

// A megabyte of output comes whole, in order, by either transport.
const parts = all.map((socket) => {
  let [text, seq] = ["", 0];
  socket.on("execution-output", (part) => {
    assert.equal(part.seq, seq);
    seq += 1;
    text += part.data;
  });
  return once(socket, "execution-completed").then(() => text);
});
ada.emit("execute-code", { roomId, language: "lua", code: "for i = 1, 100000 do print('line ' .. i) end" });
for (const text of await Promise.all(parts)) {
  assert.equal(text.split("\n").length, 100_001);
  assert.ok(text.endsWith("line 100000\n"));
}

// A connection that breaks comes back and joins again.
const back = once(ada, "connect");
ada.io.engine.close();
await back;
const again = once(ada, "execution-history");
ada.emit("join-room", { roomId });
assert.equal((await again).executions.length, 3);

// Who shows a forged token does not come in.
const forger = io(address, { reconnection: false, forceNew: true, auth: { token: "a.b.c" } });
const error = await new Promise((resolve) => forger.once("connect_error", resolve));
assert.match(error.message, /unauthorised/);

for (const socket of [...all, forger]) socket.close();
console.log("ok");
