// Package index answers filters over millions of claims from memory.
//
// Claims are rows of 104 bytes in blocks, in the order in which they came;
// entities, countries, outlets, articles, topics and claim ids are coded by
// dictionaries. Rows are gathered in runs: a run lists its rows in order of
// time, and for every subject, object, holder and so on the rows where it
// stands (compressed sparse rows, both ways). A new batch makes a new run, and
// runs of like size are merged, so that there are few.
//
// One goroutine adds at a time. Readers take a View, which never changes, and
// are neither held up by the writer nor see half a batch.
package index
