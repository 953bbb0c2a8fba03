// Bundles css/ and js/ into one folder of fixed file names. Called by crates/web/build.rs, which installs the packages
// beside a copy of this file:  node bundle.mjs SOURCE OUTPUT
// Names carry no hash: the server tells a browser by an ETag whether its copy is still good.
import * as esbuild from "esbuild";
import { copyFileSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [source, output] = process.argv.slice(2);
const packages = join(dirname(fileURLToPath(import.meta.url)), "node_modules");

// The serif, as css/tokens.css asks for it: two alphabets, three cuts, and nothing else of the package.
const serif = join(packages, "@fontsource/newsreader/files");
for (const alphabet of ["latin", "latin-ext"]) {
  for (const [cut, name] of [["400-normal", "400"], ["400-italic", "400-italic"], ["600-normal", "600"]]) {
    copyFileSync(join(serif, `newsreader-${alphabet}-${cut}.woff2`), join(output, `serif-${alphabet}-${name}.woff2`));
  }
}

// Pictures that are ready as they are.
for (const picture of ["icons.svg", "mark.svg"]) copyFileSync(join(source, picture), join(output, picture));

// Turbo writes the style of its progress bar into the page, which our content security policy refuses (no inline
// style, no nonce either). css/parts.css draws that bar, so the one line that inserts the element is taken out.
const withoutInlineStyle = {
  name: "without-inline-style",
  setup(build) {
    build.onLoad({ filter: /@hotwired[\\/]turbo[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const parts = text.split("this.installStylesheetElement();");
      if (parts.length !== 2) throw new Error("Turbo changed: look at its ProgressBar and at bundle.mjs");
      return { contents: parts.join("/* styled in css/parts.css */"), loader: "js" };
    });
  },
};

await esbuild.build({
  entryPoints: { app: join(source, "js/app.js") },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "inline",
  nodePaths: [packages],
  plugins: [withoutInlineStyle],
  outdir: output,
  logLevel: "warning",
});

await esbuild.build({
  entryPoints: { app: join(source, "css/app.css") },
  bundle: true,
  minify: true,
  external: ["./serif-*"],
  outdir: output,
  logLevel: "warning",
});
