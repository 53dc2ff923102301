/** Each platform's folder is read by whoever knows another one: the same names at its top. What is below is its own. */
const topOfPlatform = /^src\/bots\/(slack|teams)\/([^/]+)$/u

/** Files at the top of one platform's folder that another platform lacks. */
export function equalPlatforms(files: readonly string[]): string[] {
  const tops = files.flatMap((file) => {
    const [, platform, name] = topOfPlatform.exec(file) ?? []
    return platform === undefined || name === undefined ? [] : [{ file, platform, name }]
  })
  const platforms = [...new Set(tops.map(({ platform }) => platform))]
  return tops.flatMap(({ file, name }) =>
    platforms
      .filter((one) => !tops.some((other) => other.platform === one && other.name === name))
      .map(
        (one) => `${file}:1 equal-platforms: ${one} has no file of this name; what only one needs lies in a folder.`,
      ),
  )
}
