package schema

// actTerms is what speakers do with a proposition and PLOVER does not tell
// apart: CAMEO's roots 01 and 02, which PLOVER dropped, and finer cuts of
// ACCUSE, REJECT and REQUEST.
//
// Acknowledging goes to AGREE and denying to REJECT as the manual suggests for
// CAMEO 015 and 016. Saying as such leans to neither side: its nearest root is
// CONSULT, its quad class neutral. An act's modes are those of its root that it
// can mean.
func actTerms(roots map[string]Term) []Term {
	rows := []Term{
		{ID: "STATE", Label: "state", Plover: "CONSULT", CAMEO: []string{"01"},
			Example: "The prosecutor said that the case would be heard in May."},
		{ID: "REPORT", Label: "report", Plover: "CONSULT", CAMEO: []string{"01"},
			Example: "The agency reported that two bridges had been damaged."},
		{ID: "PREDICT", Label: "predict", Plover: "CONSULT", CAMEO: []string{"01"},
			Example: "The bank predicted that prices would fall by autumn."},
		{ID: "CONFIRM", Label: "confirm", Plover: "AGREE", CAMEO: []string{"01"},
			Example: "The ministry confirmed that the convoy had arrived."},
		{ID: "ACKNOWLEDGE", Label: "acknowledge", Plover: "AGREE", Quad: VerbalCooperation, CAMEO: []string{"01"},
			Example: "The general acknowledged that his unit had lost the bridge."},
		{ID: "RETRACT", Label: "retract", Plover: "CONCEDE", Quad: VerbalCooperation, CAMEO: []string{"08"},
			Example: "The newspaper retracted its report about the minister."},
		{ID: "DECLINE_COMMENT", Label: "decline to comment", Plover: "REJECT", Quad: VerbalConflict, CAMEO: []string{"01"},
			Example: "The embassy declined to comment on the expulsion."},
		{ID: "DENY", Label: "deny", Plover: "REJECT", Quad: VerbalConflict, CAMEO: []string{"01", "12"},
			Example: "Moscow denied that its aircraft had crossed the border."},
		{ID: "ALLEGE", Label: "allege", Plover: "ACCUSE", Quad: VerbalConflict, CAMEO: []string{"11"}, Modes: []string{"allege"},
			Example: "The lawyers alleged that the vote had been rigged."},
		{ID: "CONDEMN", Label: "condemn", Plover: "ACCUSE", Quad: VerbalConflict, CAMEO: []string{"11"}, Modes: []string{"disapprove"},
			Example: "The African Union condemned the coup in Niamey."},
		{ID: "DETERMINE", Label: "determine", Plover: "ACCUSE", Quad: VerbalConflict, CAMEO: []string{"11", "09"}, Modes: []string{"allege"},
			Example: "The commission determined that soldiers had fired first."},
		{ID: "INVESTIGATE", Label: "investigate", Plover: "ACCUSE", Quad: VerbalConflict, CAMEO: []string{"09"}, Modes: []string{"investigate"},
			Example: "The court is investigating killings in the coastal towns."},
		{ID: "REFER", Label: "refer", Plover: "ACCUSE", Quad: VerbalConflict, CAMEO: []string{"11", "09"}, Modes: []string{"allege"},
			Example: "Six states referred the situation to the International Criminal Court."},
		{ID: "CHARGE", Label: "charge", Plover: "ACCUSE", Quad: VerbalConflict, CAMEO: []string{"11", "17"}, Modes: []string{"allege"},
			Example: "Prosecutors charged the former treasurer with fraud."},
		{ID: "CONVICT", Label: "convict", Plover: "SANCTION", Quad: MaterialConflict, CAMEO: []string{"11"}, Modes: []string{"convict"},
			Example: "A court in Koblenz convicted the colonel of murder."},
		{ID: "WARN", Label: "warn", Plover: "THREATEN", Quad: VerbalConflict, CAMEO: []string{"13", "01"}, Modes: []string{"restrict", "arrest", "relations", "expel", "territory", "violence"},
			Example: "The envoy warned that the truce could collapse."},
		{ID: "DEMAND", Label: "demand", Plover: "REQUEST", Quad: VerbalConflict, CAMEO: []string{"10"}, Modes: []string{"assist", "change", "yield", "meet"},
			Example: "Families of the hostages demanded that the cabinet act."},
	}
	for i := range rows {
		rows[i].Act = true
		if rows[i].Quad != Neutral {
			rows[i].Score = roots[rows[i].Plover].Score
		}
	}
	return rows
}
