// Package uitest drives the page in a real browser, Chromium, against the real
// program serving its demonstration articles. It has tests only.
//
// SCREENSHOTS=1 go test -run Screenshots ./server/ui/uitest writes a picture of
// every view to server/ui/screenshots, to be looked at.
package uitest
