import { expect, test } from 'vitest'
import { fetchFile, isOfFileStore } from '../../../../src/bots/teams/wire/fetch-file.ts'

const isMicrosofts = (address: string) => isOfFileStore(new URL(address), null)

test('only addresses of the file store are asked, whatever a form sends', async () => {
  expect(isMicrosofts('https://northwind-my.sharepoint.com/personal/x?tempauth=1')).toBe(true)
  for (const address of [
    'http://northwind-my.sharepoint.com/x',
    'https://northwind-my.sharepoint.com:8443/x',
    'https://sharepoint.com.evil.example/x',
    'https://evilsharepoint.com/x',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
  ]) {
    expect(isMicrosofts(address)).toBe(false)
    expect(await fetchFile(null, { id: address, name: 'x' })).toMatchObject({ kind: 'unreadable' })
  }
  expect(isOfFileStore(new URL('http://127.0.0.1:9/x'), 'http://127.0.0.1:9')).toBe(true)
  expect(isOfFileStore(new URL('http://127.0.0.1:8/x'), 'http://127.0.0.1:9')).toBe(false)
})
