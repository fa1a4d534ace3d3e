enum ExitCode { Fine, Custom = 3 }
console.log('leaving');
process.exit(ExitCode.Custom);
