// Loads CSV files into Kuzu and asks it queries; see kuzu.go.
const fs = require("node:fs");
const path = require("node:path");
const kuzu = require("kuzu");

const input = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const db = new kuzu.Database(path.join(input.dir, "kuzu.db"));
const conn = new kuzu.Connection(db);
const started = process.hrtime.bigint();
conn.querySync("CREATE NODE TABLE Entity(id STRING PRIMARY KEY, name STRING, kind STRING, country STRING)");
conn.querySync(`COPY Entity FROM "${path.join(input.dir, "Entity.csv")}"`);
conn.querySync("CREATE REL TABLE CLAIM(FROM Entity TO Entity, id STRING, type STRING, occurred DATE)");
conn.querySync(`COPY CLAIM FROM "${path.join(input.dir, "CLAIM.csv")}"`);
console.log(`Kuzu loaded in ${Number((process.hrtime.bigint() - started) / 1000000n)} ms`);

const answers = [];
for (const q of input.questions) {
  const prepared = conn.prepareSync(q.query);
  if (!prepared.isSuccess()) throw new Error(q.name + ": " + prepared.getErrorMessage());
  const answer = { times: [], rows: [] };
  const end = Date.now() + 30_000; // what is asked until then is compared
  for (const params of q.params) {
    if (Date.now() > end) break;
    const used = Object.fromEntries(Object.entries(params).filter(([name]) => q.query.includes("$" + name)));
    const start = process.hrtime.bigint();
    const result = conn.executeSync(prepared, used);
    const rows = result.getNumTuples();
    answer.times.push(Number(process.hrtime.bigint() - start) / 1e6);
    answer.rows.push(rows);
    result.close();
  }
  answers.push(answer);
}
fs.writeFileSync(process.argv[3], JSON.stringify(answers));
