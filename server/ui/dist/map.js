import{b as r}from"./app.js";function a(){return r("p",{children:"map"})}export{a as MapView};
