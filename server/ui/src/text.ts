// Text of strangers: offsets, and making it safe to look at.

const encoder = new TextEncoder()

/**
 * Offsets turns byte offsets into a text as stored (UTF-8) into indexes of a
 * JavaScript string (UTF-16): "é" is two bytes and one unit, an emoji four and
 * two. An offset inside a character counts as its beginning.
 */
export class Offsets {
  private marks: number[] = [0] // bytes before unit i * stride
  private static stride = 512

  constructor(private text: string) {
    let bytes = 0
    for (let i = 0; i < text.length; i++) {
      if (i > 0 && i % Offsets.stride === 0) this.marks.push(bytes)
      bytes += width(text, i)
    }
  }

  index(byte: number): number {
    let low = 0
    let high = this.marks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.marks[middle] <= byte) low = middle
      else high = middle - 1
    }
    let bytes = this.marks[low]
    let i = low * Offsets.stride
    while (i < this.text.length) {
      const w = width(this.text, i)
      const pair = w === 3 && isHigh(this.text.charCodeAt(i)) && isLow(this.text.charCodeAt(i + 1))
      if (bytes + (pair ? 4 : w) > byte) return i
      bytes += pair ? 4 : w
      i += pair ? 2 : 1
    }
    return this.text.length
  }
}

const isHigh = (c: number) => c >= 0xd800 && c < 0xdc00
const isLow = (c: number) => c >= 0xdc00 && c < 0xe000

/** width is the UTF-8 length of the unit at i; a surrogate pair is 3 + 1. */
function width(text: string, i: number): number {
  const c = text.charCodeAt(i)
  if (c < 0x80) return 1
  if (c < 0x800) return 2
  if (isLow(c) && i > 0 && isHigh(text.charCodeAt(i - 1))) return 1
  return 3
}

export const byteLength = (text: string) => encoder.encode(text).length

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g

/** shown takes out what would turn a line round or hide in it. */
export const shown = (text: string) => text.replace(control, '')

/** clipped shortens a name to so many characters. */
export function clipped(text: string, most = 60): string {
  const clean = shown(text).replace(/\s+/g, ' ').trim()
  if (clean.length <= most) return clean
  return clean.slice(0, isHigh(clean.charCodeAt(most - 2)) ? most - 2 : most - 1).trimEnd() + '…'
}

/** plural writes a count with its noun. */
export const plural = (n: number, one: string, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** day is the date of a time as the interface writes it. */
export const day = (time?: string) => (time ?? '').slice(0, 10)
