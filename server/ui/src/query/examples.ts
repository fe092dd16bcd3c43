// Ten questions to begin with.
export const examples = [
  { name: 'Who accuses Russia, and how often?', query: 'MATCH (a)-[r:ACCUSE]->(b {id: "country/RUS"})\nRETURN a.name AS who, count(r) AS claims\nORDER BY claims DESC LIMIT 20' },
  { name: 'Claims between two countries in March 2022', query: 'DURING date("2022-03-01") TO date("2022-03-31")\nMATCH (a {id: "country/USA"})-[r]->(b {id: "country/RUS"})\nRETURN type(r) AS what, r.occurred AS occurred, r.id AS claim' },
  { name: 'What was known by 24 March 2022', query: 'AS OF date("2022-03-24")\nMATCH (a)-[r:ACCUSE]->(b)\nRETURN a.name AS who, b.name AS whom, count(*) AS claims\nORDER BY claims DESC LIMIT 20' },
  { name: 'Whom does Antony Blinken speak about?', query: 'MATCH (a {id: "person/antony-blinken"})-[r]->(b)\nRETURN type(r) AS what, b.name AS whom, count(*) AS claims\nORDER BY claims DESC' },
  { name: 'The shortest chain from China to Ukraine', query: 'MATCH p = shortestPath((a {id: "country/CHN"})-[*..4]->(b {id: "country/UKR"}))\nRETURN p' },
  { name: 'Claims about claims: who denied what', query: 'MATCH (c:Claim {type: "DENY"})-[:SUBJECT]->(who), (c)-[:OBJECT]->(what:Claim)\nRETURN who.name AS who, what.id AS claim LIMIT 25' },
  { name: 'The articles with most claims', query: 'MATCH (c:Claim)-[:IN]->(a:Article)\nRETURN a.title AS article, a.outlet AS outlet, count(c) AS claims\nORDER BY claims DESC LIMIT 15' },
  { name: 'Who accuses each other', query: 'MATCH (a)-[:ACCUSE]->(b)-[:ACCUSE]->(a)\nWHERE a.id < b.id\nRETURN DISTINCT a.name AS one, b.name AS other' },
  { name: 'Copies and their originals', query: 'MATCH (a:Article)-[:COPY_OF]->(b:Article)\nRETURN a.title AS copy, a.outlet AS outlet, b.title AS original' },
  { name: 'The network around Sudan, as a graph', query: 'MATCH (a)-[r]-(b {id: "country/SDN"})\nRETURN a, r, b LIMIT 60' },
]
