/* Lets OpenACR's own validator read a conformance report. Its package holds TypeScript alone, so
   that it is compiled here, in memory. `NODE_PATH` says where the packages are. */
const fs = require("fs");
const ts = require("typescript");
const { load } = require("js-yaml");

require.extensions[".ts"] = (module, path) => {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, esModuleInterop: true };
  const { outputText } = ts.transpileModule(fs.readFileSync(path, "utf8"), { compilerOptions });
  module._compile(outputText, path);
};

const { validateOpenACR } = require("@openacr/openacr/src/validateOpenACR.ts");
const report = load(fs.readFileSync(process.argv[2], "utf8"));
const { result, message } = validateOpenACR(report, "openacr-0.1.0.json");
console.log(message);
process.exitCode = result ? 0 : 1;
