// The programs are checked with the other ones.
export default { typescript: { ignoreBuildErrors: true } }
