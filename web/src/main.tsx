import { render } from "preact";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { signal } from "@preact/signals";
import "./style.css";
const s = signal(1);
render(<p>{String(scaleLinear()(3))} {String(line()([[0, 1]]))} {s}</p>, document.getElementById("app")!);
