const id=360,ids=[360],modules={7360:(module=>{module.exports=eval("require")("jsonrepair")})};export{id,ids,modules};
