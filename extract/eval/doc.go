// Package eval measures the stages of extraction against annotated corpora, in
// the formats their scorers read, and lists the errors.
package eval
