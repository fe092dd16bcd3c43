package resolve

import "strings"

// genderOf is the gender of the mention's person: what the gazetteer or a role
// said, or what the given name tells; empty when unsure.
func (c *corefer) genderOf(m *mention) string {
	if m.gender != "" {
		return m.gender
	}
	root := m
	for root.same != nil {
		root = root.same
	}
	if root.gender == "" && root.Type == "name" {
		root.gender = or(genderOfName(root.s.wordsOf(root.First, root.Last)), "unknown")
	}
	m.gender = root.gender
	if m.gender == "unknown" {
		return ""
	}
	return m.gender
}

// genderOfName tells a person's gender by the given name, or by a surname that
// declines, as East Slavic ones do; empty when unsure.
func genderOfName(list []string) string {
	if len(list) == 0 {
		return ""
	}
	if g := genderOfRole[list[0]]; g != "" {
		return g
	}
	given := list[0]
	switch {
	case maleNames[given]:
		return "male"
	case femaleNames[given]:
		return "female"
	}
	if len(list) < 2 {
		return ""
	}
	last := list[len(list)-1]
	for _, end := range []string{"ova", "eva", "skaya", "ina", "aya"} {
		if strings.HasSuffix(last, end) && len(last) > 6 && strings.HasSuffix(given, "a") {
			return "female"
		}
	}
	for _, end := range []string{"ov", "ev", "sky", "skiy", "skyy"} {
		if strings.HasSuffix(last, end) && len(last) > 5 {
			return "male"
		}
	}
	return ""
}

// softGender guesses a gender from how a given name ends, when nothing surer
// tells it.
func (c *corefer) softGender(m *mention) string {
	if c.genderOf(m) != "" {
		return ""
	}
	root := m
	for root.same != nil {
		root = root.same
	}
	if root.Type != "name" {
		return ""
	}
	given := root.s.wordsOf(root.First, root.Last)
	if len(given) == 0 {
		return ""
	}
	for _, x := range softEndings {
		if strings.HasSuffix(given[0], x.end) && len(given[0]) > len(x.end)+1 {
			return x.gender
		}
	}
	return ""
}

// softEndings are endings of given names in European languages.
var softEndings = []struct{ end, gender string }{
	{"ette", "female"}, {"elle", "female"}, {"ine", "female"}, {"lyn", "female"}, {"lynn", "female"}, {"een", "female"},
	{"a", "female"}, {"ie", "female"}, {"ey", "male"}, {"us", "male"}, {"o", "male"}, {"ard", "male"}, {"ert", "male"},
	{"son", "male"}, {"ton", "male"}, {"im", "male"}, {"er", "male"}, {"os", "male"}, {"an", "male"}, {"in", "male"},
}

var maleNames = set(`aaron abdul abdullah abdel abraham adam adolf adrian ahmad ahmed alan albert alberto alec alejandro
	aleksandr aleksander alexander alexei alexey alfonso alfred ali allan allen alvin amir anatoly anders andre andreas
	andrei andrej andres andrew andrey andriy andy angelo angus anthony antoine anton antonio antony archibald ariel
	armand arnold arsenio arthur arturo ashraf atul august augustus austin barack barry bart basil bashar ben benedict
	benito benjamin bernard bernie bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce
	bruno bryan burt byron calvin cameron carl carlos carlo cecil cesar charles charlie chester chris christian
	christopher chuck clarence clark claude clifford clint clinton clive clyde colin conrad cornelius craig curtis cyril
	dale damian dan daniel danny dario darren dave david dean denis dennis derek desmond dick diego dieter dirk dmitri
	dmitriy dmitry dominic don donald doug douglas duncan dustin dwight earl ed eddie edgar edmund eduard eduardo edward
	edwin eli elias elijah elliot elliott elmer elvis emil emile emmanuel enrico enrique eric erik ernest ernesto ernst
	ethan eugene evan evgeny ezra fabio felipe felix ferdinand fernando fidel floyd francesco francis francisco franco
	frank franklin franz fred freddie frederick friedrich fritz fumio gabriel gareth garry gary gavin gene geoff
	geoffrey georg george georges gerald gerard gerhard gilbert giles giovanni giorgio giulio giuseppe glen glenn gordon
	graham grant greg gregory guido guillermo gus gustav guy hal hamid hans harold harry harvey hassan hector heinrich
	heinz helmut henri henry herbert herman hermann horace howard hubert hugh hugo humphrey hussein ian ibrahim ignacio
	igor ilya imran ingmar irving isaac ismail ivan jack jackson jacob jacques jaime jake jakob james jamie jan jared
	jason javier jay jean jeff jeffrey jens jeremy jerome jerry jim jimmy joachim joao joaquin joe joel johan johann
	johannes john johnny jon jonathan jorge jose josef joseph josh joshua juan jules julian julio julius jurgen justin
	kamal karim karl keith ken kenneth kenny kevin khalid klaus konrad konstantin kurt kyle lance larry lars laurence
	lawrence lee leo leon leonard leonardo leonid leopold leroy leslie lester lewis liam lionel lloyd lorenzo lou louis
	luca lucas lucian lucius ludwig luigi luis luke luther mahmoud malcolm manuel marc marcel marco marcus mario mark
	marshall martin marvin mateo matt matteo matthew matthias maurice mauricio max maxim maximilian maxwell mehmet
	melvin michael michel miguel mike mikhail miles milton mitch mohamed mohammad mohammed mohammad morris moses
	muhammad mustafa nathan nathaniel ned neil nelson nicholas nick nicolas nicolae nigel nikita niklas nikolai nikolay
	nils noah noel norman oleg oleksandr oleksii oleksiy oliver olaf omar orlando oscar osama oswald otto owen pablo
	paolo pascal pat patrick paul pavel pedro percy perry pete peter petro philip philipp philippe phil pierre pieter
	quentin rafael rafal ralph ramon randall randy raoul raul ray raymond recep reginald rene ricardo riccardo richard
	rick ricky rob robert roberto robin rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie ross roy
	rudolf rudolph rudy rupert russell rustem ryan salman salvador salvatore sam samuel samir santiago scott sean
	sebastian serge sergei sergey sergio seth shane shaun shawn sidney siegfried sigmund simon solomon spencer stan
	stanislav stanley stefan stefano stephan stephen steve steven stewart stuart sven sylvester tariq ted terence
	terrence terry theo theodor theodore thomas tim timothy tobias toby todd tom tomas tommy toni tony travis trevor
	tristan tyler ulrich umberto valentin valery vernon victor viktor vincent vincenzo vitali vitaliy vladimir vladislav
	volodymyr wallace walter warren wayne werner wilbur wilfred wilhelm will willem william willie wilson wolfgang
	woodrow xavier yasser yevgeny yitzhak yoav yoweri yuri yusuf yves zachary zoran`)

var femaleNames = set(`abigail ada adela adelaide adele adriana agatha agnes aileen aisha alexandra alexis alice alicia
	alina aline alison allison alma amal amalia amanda amber amelia amy ana anastasia andrea angela angelina angelique
	anita ann anna annabel annalena anne annette annie antonia april ariana arlene ashley astrid athena audrey aurora
	ava barbara beatrice beatriz becky belinda bella bernadette bertha bessie beth betsy betty beverly bianca blanche
	bonnie brenda briana bridget brigitte brittany camilla candice cara carla carmen carol carole caroline carolyn
	carrie cassandra catalina catherine cathy cecilia celeste celia charlene charlotte chelsea cherie cheryl chloe
	christa christina christine claire clara clare claudia colleen condoleezza connie constance cora cordelia corinne
	courtney cristina crystal cynthia daisy dana daniela danielle daphne darlene dawn deborah debra delia denise diana
	diane dina dolores donna dora doreen doris dorothea dorothy edith edna eileen elaine eleanor elena eliza elisa
	elisabeth elizabeth ella ellen elsa elsie elvira emilia emily emma erica erika erin esther ethel eugenia eunice eva
	eve evelyn faith fatima felicia fiona flora florence frances francesca freda frida gabriela gabrielle gail
	genevieve georgia georgina geraldine gertrude gina ginger giorgia gisela gladys gloria grace greta gretchen gwen
	gwendolyn hanna hannah harriet hazel heather heidi helen helena helene helga henrietta hilary hilda hillary holly
	hope ida ilse imelda imogen ines ingrid irene irina iris irma isabel isabella isabelle ivana ivy jackie jacqueline
	jana jane janet janice jasmine jean jeanette jeanne jen jenna jennifer jenny jessica jessie jill joan joanna joanne
	jocelyn jodie johanna josephine joy joyce juanita judith judy julia juliana julie juliet june justine kamala kara
	karen karin karla kate katherine kathleen kathryn kathy katie katja katrina kayla kelly kendra kerry kim kirsten
	kristen kristin kristina laila lara laura lauren laurie lea leah leila lena leonora leslie leticia lidia lilian
	lillian lily linda lindsay lindsey lisa liz liza lois lola lorena loretta lori lorraine louisa louise lucia lucille
	lucinda lucy luisa lydia lynn mabel madeleine madeline madonna maggie maia marcia margaret margarita margot maria
	mariam marian marianne marie marilyn marina marion marissa marjorie marlene marta martha martina mary matilda
	maureen maxine may maya megan meghan melanie melinda melissa mercedes meredith mia michaela michelle mildred millie
	mina minnie miranda miriam moira molly mona monica monique muriel myra nadia nadine nan nancy naomi natalia natalie
	natasha nellie nicola nicole nikki nina noor nora noreen norma octavia olga olive olivia olympia ophelia paige
	pamela pat patricia patsy patti paula pauline pearl peggy penelope penny petra phoebe phyllis polly priscilla
	rachel ramona raquel rebecca regina renata renee rhoda rhonda rita roberta robyn rosa rosalie rosalind rose
	rosemary rosie roxanne ruby ruth sabina sabrina sally samantha sandra sanna sara sarah selena selma serena shannon
	sharon sheila shelley sherry shirley sibyl sigrid silvia simone sofia sonia sonja sophia sophie stacey stacy stella
	stephanie sue susan susanna susanne suzanne svetlana sybil sylvia tamara tammy tania tanya tara tatiana teresa tess
	tessa thelma theresa therese tiffany tina tracey tracy trudy ursula valentina valeria valerie vanessa vera verna
	veronica vicky victoria viktoria viola violet virginia vivian viviane vivien wanda wendy wilma winifred yasmin
	yolanda yulia yvette yvonne zara zelda zoe zuzana`)
