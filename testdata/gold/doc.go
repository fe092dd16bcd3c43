// Package gold turns the hand-written gold annotations under source into claims
// on the wire. It finds each quoted piece of text in the article, so that the
// annotator never counts bytes, and refuses one that is missing or ambiguous.
//
// README.md has the annotation guideline and the grammar of the source files.
package gold
