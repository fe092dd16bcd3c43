// Package neural reads English with the accurate model: a BiLSTM over word forms that tags words, names and parses
// in one pass (biaffine arcs and relations after Dozat and Manning, 2017), trained by cmd/trainmodel/neural.
//
// A Model is read-only and shared; each goroutine works in a Workspace of its own, which allocates nothing once it
// has grown to the longest input seen. Products run in AVX2 assembly where the processor has it, else in plain Go;
// both give the same trees.
package neural
