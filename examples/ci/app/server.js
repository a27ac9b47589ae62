/** What is deployed: put what your build makes in its place. */
const { createServer } = require("node:http")

createServer((_, response) => response.end("Hello from a preview")).listen(3000)
