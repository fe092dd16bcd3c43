package copies

// event is a happening as two reporters tell it, each in words of his own. The
// {slots} are filled with the facts of one occurrence of it: filled anew, it is
// another occurrence, reported in the same form.
type event struct{ first, second string }

// events are the second evaluation's sources; paragraphs are parted by empty
// lines. People and places are invented.
var events = []event{
	{
		`A ferry carrying {n1} passengers ran aground off {place1} before dawn on {day}, the coastguard said. Two helicopters lifted {n2} people from the deck, most of them pensioners on a pilgrimage.

{person1}, who commands the rescue station in {place2}, told reporters that the captain had ignored a gale warning. "We begged him to turn back," {he} said.

The vessel, built in {year}, belongs to {company}. Its hull was torn over a length of {n3} metres and diesel was leaking into a nature reserve.

Divers searched the car deck through the night. {n4} lorries had broken loose, and the harbour of {place2} remained closed to other traffic.

{person2}, a lawyer for {company}, rejected any blame and pointed to a buoy that was missing from its position.`,
		`Relatives waited on the quay of {place2} for hours before the first of {n1} travellers came ashore, wrapped in blankets. Their ship lies on the rocks near {place1}, listing to one side.

What led it there is disputed. "We begged him to turn back," said {person1} of the rescue station, who had spoken to the bridge by radio. {company} sees it differently: a light that should mark the shoal was not there, argues its counsel, {person2}.

Not everybody needed help from the air. {n2} were flown out, the remainder climbed into boats sent by fishermen.

Environmental groups worry about the oil. Since {year}, when the ship was launched, nothing like it has happened on this coast.`,
	},
	{
		`The central bank of {country1} raised its key interest rate by {n1} basis points on {day}, the third increase since {month}, and warned of further steps if inflation did not ease.

Governor {person1} told a news conference in {place1} that food prices had climbed {n2} percent within a year. Wages, {he} added, were following too quickly.

{person2}, who heads the federation of retailers, called the decision reckless and predicted that {n3} shops would close before spring.

The currency gained {n4} percent against the dollar after the announcement. Economists at {company} had expected a smaller move.

Parliament will question the governor next week about loans to a cement works in {place2} that went bankrupt in {year}.`,
		`Borrowing in {country1} becomes dearer again. With {n1} basis points the bank's council went beyond what traders had bet on, and the exchange rate jumped.

Shopkeepers are furious. {person2}, their spokesman, fears for {n3} businesses and thousands of apprentices. "Nobody asked the bakers," he said.

{person1} defended the course. Bread, oil and rents eat up {n2} percent more than a year ago, the governor argued in {place1}, and whoever waits pays twice.

Analysts of {company} doubt that this was the end of it. Deputies, meanwhile, want to know why a failed cement maker in {place2} ever got credit.`,
	},
	{
		`Gunmen on motorcycles attacked a market in {place1} on {day} and killed at least {n1} people, according to the regional administration. Another {n2} were taken to a clinic in {place2}.

Witnesses spoke of three men who opened fire at the grain stalls and fled northwards. The army of {country1} said it had sent {n3} soldiers in pursuit.

No group claimed responsibility. {person1}, the governor, blamed smugglers who had lost a convoy in {month}.

"They want us to leave our fields," said {person2}, a miller, whose brother was among the victims. The market had reopened only in {year}.

{country2} condemned the assault and offered to treat the wounded.`,
		`There was no warning, say those who survived. Stalls in {place1} were crowded when shots rang out, and by the time the engines faded {n1} lay dead.

Doctors in {place2} worked by torchlight on {n2} patients. Blood was scarce; {country2} has promised supplies and beds.

Who did it is anybody's guess. {person1} suspects traffickers seeking revenge. Others point at militias that tax the road. {n3} troops are combing the hills.

{person2} buried his brother in the afternoon. "They want us to leave our fields," he said, and went back to the mill.`,
	},
	{
		`{country1} and {country2} signed an agreement on {day} to share the water of the river {place1}, ending a dispute that had lasted since {year}.

Under the treaty {country1} will release {n1} cubic metres a second in dry months, measured at a station near {place2}. A joint commission of {n2} engineers is to settle complaints.

Foreign minister {person1} spoke of a good day for farmers on both banks. {person2}, who led the other delegation, praised the patience of the mediators.

Opposition parties in {country2} criticised that the text says nothing about a dam planned for {month}. They announced a vote of no confidence.

The accord must be ratified by both parliaments. {company}, which built the gauges, will publish the readings every {n3} hours.`,
		`After {n2} rounds of talks it took eleven minutes to sign. Irrigation canals below {place1} should soon carry more water than at any time since {year}.

The heart of the deal is a number: {n1} cubic metres every second, whatever the season. Sensors near {place2} will show whether {country1} keeps its word.

{person2} looked tired but content. "My grandfather fought over this ditch," the chief negotiator of {country2} remarked. For {person1} the signature is also a success at home.

Critics are not silenced. A reservoir upstream, to be begun in {month}, was left out, and that is enough for some deputies to try to topple the cabinet.`,
	},
	{
		`Prosecutors in {place1} charged {person1}, a former minister of transport of {country1}, with taking bribes worth {n1} million from {company} for a tram line.

The indictment, {n2} pages long, says that money was handed over in shoe boxes at a petrol station near {place2} between {month} and the end of {year}.

{person1} denied everything through a lawyer, {person2}, who spoke of a campaign and asked for the judge to be replaced.

{company} dismissed {n3} managers when the investigation became known. A spokesman said that the firm was cooperating with the authorities.

The trial is to begin on {day}. If convicted, the politician faces up to {n4} years in prison.`,
		`Shoe boxes full of banknotes, a petrol station outside {place2}, a tram that was never built: the case against {person1} reads like a novel.

{n1} million is said to have changed hands. Where it went is unclear, for accounts abroad were empty when investigators from {place1} found them.

At {company} heads have rolled, {n3} of them. The firm would rather talk about its new buses.

The accused was not seen in public. {person2}, for the defence, called the evidence a heap of gossip and the court biased. Should the judges see it otherwise, {n4} years are possible.`,
	},
	{
		`An earthquake of magnitude {n5} struck near {place1} in {country1} at noon on {day}, damaging {n1} houses and a railway bridge, officials reported.

At least {n2} people were hurt, {person1} of the civil protection service said, none of them seriously. Schools were evacuated as a precaution.

The tremor was felt as far as {place2}, where a chimney fell on a parked car. Seismologists counted {n3} aftershocks within an hour.

The region was last shaken in {year}, when a monastery collapsed. {person2}, the mayor, promised tents and blankets for everyone who did not dare to sleep at home.

Trains between {place1} and {place2} will be replaced by buses until {month}.`,
		`Plates jumped from the shelves and the church bells rang by themselves. In {place1} nobody was in doubt what that meant; the grandparents still talk about {year}.

This time the old walls held, more or less. {n1} buildings have cracks, and the rails over the gorge are bent.

{person2} had camp beds put up in the gymnasium. "Better a stiff back than a roof on your head," the mayor joked. Of the {n2} injured most had cuts from glass.

{person1} advised people to keep calm while the ground keeps trembling. In {place2}, a good way off, a driver found a chimney where his car had been.`,
	},
}

var facts = map[string][]string{
	"place":   {"Varnholt", "Keldra", "Ossimo", "Trevanna", "Halvik", "Bardzo", "Quellin", "Sintra Nova", "Ostrava Mala", "Fjellhamn", "Drumgarth", "Castell Verde", "Port Lisle", "Mirabad", "Tolvane", "Ansedo", "Grubeck", "Yelka"},
	"person":  {"Amalia Fenwick", "Bruno Castellane", "Dagny Holm", "Emeka Obiara", "Faruk Demirel", "Gisela Throm", "Hugo Paredes", "Ilona Varga", "Jasper Quill", "Katarin Doss", "Leopold Anders", "Mina Harjo", "Nuno Barreto", "Olga Stepanek", "Pavel Rusnok", "Rosa Iturbe"},
	"country": {"Ruritania", "Graustark", "Zenda", "Borduria", "Syldavia", "Latveria", "Genovia", "Sylvania", "Freedonia", "Costaguana"},
	"company": {"Hanse Line", "Corvex Holding", "Nordbau", "Blue Delta", "Meridian Works", "Atlas & Sons", "Tessaro Group", "Polarstern"},
	"day":     {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	"month":   {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"he":      {"he", "she"},
}
