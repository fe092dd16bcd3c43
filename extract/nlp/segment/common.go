package segment

// Common reports whether a word, in small letters, is one that prose writes in
// small letters.
func (m *Model) Common(word string) bool { return m.common[word] }
