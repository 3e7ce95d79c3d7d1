export declare const REPORT_SCRIPT: string;
export declare const STYLE: string;
