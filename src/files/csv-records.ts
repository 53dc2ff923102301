import type { FileFault } from '../domain/files/file-fault.ts'
import { fileLimits } from './file-limits.ts'

/** The cells of one record and the line on which it begins. */
export type CsvRecord = { readonly line: number; readonly cells: string[] }

/** Reads CSV block by block, each of them whole characters of UTF-8. */
export type CsvReader = {
  /** The records that a block completes, up to a fault; without those in which nothing stands but separators. */
  read(block: Buffer): CsvRecord[]
  /** The last record of a file that does not end in a line break. */
  end(): CsvRecord[]
  /** The line that is being read. */
  line(): number
  /** What broke the reading for good, and the line on which its record begins; null while nothing did. */
  fault(): { readonly line: number; readonly what: FileFault } | null
}

const { cellBytes: mostOfCell, rowBytes: mostOfRow } = fileLimits
const [tab, lineFeed, carriageReturn, quote] = [0x09, 0x0a, 0x0d, 0x22]

/** Where in a cell the reading stands: before it, in plain text, within quotes, behind a mark that may have closed them. */
type Place = 'start' | 'plain' | 'quoted' | 'closed'

/**
 * Looks at each byte once, however pieces fall, and takes each kind of line end wherever it comes. A cell is decoded by
 * itself, since a part of a longer string would keep all of that in memory.
 *
 * @param separator the code of an ASCII character
 */
export function csvRecords(separator: number): CsvReader {
  let place: Place = 'start'
  let [line, recordLine] = [1, 1]
  let isAfterReturn = false
  let [cell, cellBytes, recordBytes] = ['', 0, 0]
  let cells: string[] = []
  let isQuoted = false
  let broken: { line: number; what: FileFault } | null = null

  const breakOff = (what: FileFault) => {
    broken = { line: recordLine, what }
  }
  const keep = (block: Buffer, from: number, to: number) => {
    cellBytes += to - from
    recordBytes += to - from
    if (cellBytes > mostOfCell || recordBytes > mostOfRow)
      breakOff({ kind: place === 'quoted' ? 'row-endless' : 'row-too-long', mostOfCell, mostOfRow })
    else if (to > from) cell += block.toString('utf8', from, to)
  }
  const endCell = () => {
    if (cells.length === fileLimits.columns) return breakOff({ kind: 'too-many-cells', most: fileLimits.columns })
    cells.push(cell)
    cell = ''
    cellBytes = 0
    recordBytes++
    place = 'start'
  }
  const endRecord = (found: CsvRecord[]) => {
    if (isQuoted || cells.some((one) => one.trim() !== '')) found.push({ line: recordLine, cells })
    cells = []
    isQuoted = false
    recordBytes = 0
  }
  return {
    read(block) {
      const found: CsvRecord[] = []
      let from = 0
      for (let at = 0; at < block.length && broken === null; at++) {
        const byte = block[at]
        const isSecondOfTwo = byte === lineFeed && isAfterReturn
        isAfterReturn = byte === carriageReturn
        const isBreak = byte === lineFeed || byte === carriageReturn
        if (place === 'quoted') {
          if (isBreak && !isSecondOfTwo) line++
          if (byte !== quote) continue
          keep(block, from, at)
          from = at + 1
          place = 'closed'
        } else if (isBreak) {
          if (!isSecondOfTwo) {
            keep(block, from, at)
            endCell()
            if (broken !== null) break
            endRecord(found)
            line++
            recordLine = line
          }
          from = at + 1
        } else if (byte === separator) {
          keep(block, from, at)
          endCell()
          from = at + 1
        } else if (byte === quote) {
          // Spreadsheets copy cells between tabs as they are: a mark within one is only a mark.
          if (place === 'plain' && separator === tab) continue
          // Behind a mark that seemed to close the cell, a second one stands for the mark itself.
          if (place === 'plain') breakOff({ kind: 'quotes-do-not-match' })
          else from = place === 'closed' ? at : at + 1
          place = 'quoted'
          isQuoted = true
        } else if (place === 'closed') breakOff({ kind: 'quotes-do-not-match' })
        else place = 'plain'
      }
      if (broken === null) keep(block, from, block.length)
      return found
    },
    end() {
      const found: CsvRecord[] = []
      if (broken !== null || (place === 'start' && cells.length === 0)) return found
      if (place === 'quoted') breakOff({ kind: 'quote-never-closed' })
      else endCell()
      if (broken === null) endRecord(found)
      return found
    },
    line: () => line,
    fault: () => broken,
  }
}
