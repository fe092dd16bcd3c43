package main

// prior holds the weights that the literature on pronouns would give (Lappin
// and Leass 1994, and the binding principles); learning starts from them and is
// drawn back to them, since an annotated corpus has few hard cases.
var prior = map[string]float64{
	"same sentence": 0, "sentence before": -.7, "two before": -1.8, "three before": -2.6,
	"nearest": .4, "second nearest": .1, "third nearest": -.3,
	"subject": 1.2, "object": .4, "oblique": -.2, "noun modifier": -.6, "possessor": 0, "apposition": .1, "conjunct": -.2,
	"root": .8, "parallel role": .5, "subject to subject": .5, "possessive to subject": .4, "object to object": .3,
	"gender known": .7, "pronoun": .6, "log mentions": .5, "first entity": .2,
	"after": -2.5, "after, subject of matrix clause": .5, "subject after a fronted phrase": 3.5,
	"argument of the same verb": -5, "reflexive of the same verb": 4, "subject of the possessed's clause": .8,
	"what is possessed": -5, "within the pronoun's phrase": -4, "subject of a matrix clause": .6,
	"one within quotation": -.8, "both subjects of speech": .5, "opens its sentence": .2, "same paragraph": .5,
	"log words between": -.2, "name sounds of the gender": .4, "name sounds of the other gender": -.6,
	"not known for a person": -1.5, "log depth in the tree": -.5, "within another person's phrase": -.8,
	"subject of the main clause": .6, "in brackets": -.8, "perhaps a name": -.3, "implied subject of the verb": -2, "bound elsewhere": -2, "implied subject of the clause": .5,
}
